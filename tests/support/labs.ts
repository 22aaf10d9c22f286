/** The slide of each lab by its route alias, a click to play at, and a control that changes the picture there. */
export const LABS = [
  { alias: 'container-anatomy', at: 2, control: 'uts' },
  { alias: 'image-layers', at: 3, control: '删除' },
  { alias: 'lab-compose-vs-pod', at: 2, control: 'grafana 占 9090' },
  { alias: 'lab-runtime-chain', at: 0, control: '2022-05' },
  { alias: 'lab-deployment-statefulset', at: 1, control: '封锁' },
  { alias: 'lab-daemonset-job-cronjob', at: 0, control: '新节点加入' },
]
