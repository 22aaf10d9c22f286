import type { Correction } from './types'

/**
 * The corrections that matter most, for the closing slide. Their claims, and through them
 * their sources, are those of facts/claims.ts with the same `correction` number.
 */
export const corrections: readonly Correction[] = [
  {
    number: 1,
    said: {
      zh: 'Cloud Foundry 2021 年死了，于是有了 Docker',
      en: 'Cloud Foundry died in 2021, so Docker rose',
    },
    record: {
      zh: '2021-01-15 停的是公有云服务 Pivotal Web Services；项目仍活跃，Docker 早在 2013 年走红',
      en: 'What ended on 2021-01-15 is Pivotal Web Services; the project is active, and Docker rose back in 2013',
    },
  },
  {
    number: 2,
    said: { zh: 'runC 是中立基金会', en: 'runC is a neutral foundation' },
    record: {
      zh: 'runC 是 Docker 捐出的命令行运行时；组织是 OCI，2015-06-22 宣布，07-22 改用此名',
      en: 'runC is a CLI runtime Docker donated; the organisation is OCI, announced 2015-06-22, so named 07-22',
    },
  },
  {
    number: 3,
    said: { zh: 'CNCF 促成 Kubernetes 诞生', en: 'CNCF led to the birth of Kubernetes' },
    record: {
      zh: 'Kubernetes 公布于 2014-06-10；CNCF 在 2015-07-21 与 1.0 同日宣布，是 Kubernetes 推动了它',
      en: 'Kubernetes was announced 2014-06-10; CNCF came on 2015-07-21, the day of 1.0, motivated by it',
    },
  },
  {
    number: 4,
    said: { zh: 'OCI 太慢，才有 CNCF', en: 'OCI was slow, hence CNCF' },
    record: {
      zh: '两者宣布只隔 29 天，还谈不上慢；Docker 公司也是 CNCF 创始成员',
      en: 'The announcements are 29 days apart, and Docker, Inc. is a founding organisation of CNCF',
    },
  },
  {
    number: 5,
    said: { zh: 'Pod：一个容器跑两个服务', en: 'A Pod: two services in one container' },
    record: {
      zh: 'Pod 是一个或多个容器，共享 Pod 级环境',
      en: 'A Pod is one or more containers sharing a Pod-level environment',
    },
  },
  {
    number: 6,
    said: {
      zh: 'Pod 内同一套 namespace 和 cgroups',
      en: 'One set of namespaces and cgroups in a Pod',
    },
    record: {
      zh: '默认共享 network、IPC、UTS；PID 要声明，mount 不共享；cgroup 一父多子',
      en: 'Shared by default: network, IPC, UTS; PID on request, mount never; cgroups: one parent, a child each',
    },
  },
  {
    number: 7,
    said: { zh: 'Pod 减少资源调度', en: 'Pods reduce scheduling' },
    record: {
      zh: 'Pod 就是调度单位；实践中 Prometheus 与 Grafana 是两个 Pod，经 Service 互访',
      en: 'The Pod is the unit of scheduling; in practice Prometheus and Grafana are two Pods behind Services',
    },
  },
  {
    number: 8,
    said: { zh: 'Kubernetes 可直接用 runC', en: 'Kubernetes can use runC directly' },
    record: {
      zh: 'kubelet 只认 CRI；containerd 或 CRI-O 实现 CRI，再调用 runc（或 crun）',
      en: 'The kubelet speaks CRI; containerd or CRI-O implement it and call runc (or crun)',
    },
  },
  {
    number: 9,
    said: { zh: '2022 年放弃了 Docker 的代码', en: "In 2022 Docker's code was dropped" },
    record: {
      zh: '1.24 删的是 Kubernetes 自己的 dockershim；镜像照用，cri-dockerd 可接 Docker Engine',
      en: "1.24 deleted Kubernetes' own dockershim; images work, and cri-dockerd connects Docker Engine",
    },
  },
  {
    number: 10,
    said: { zh: 'Docker 始于 2010 年', en: 'Docker began in 2010' },
    record: {
      zh: 'dotCloud 2008 年成立；Docker 首次提交 2013-01-18，首次演示 03-15，公司 10-29 改名',
      en: "dotCloud was founded in 2008; Docker's first commit is 2013-01-18, first demo 03-15, new name 10-29",
    },
  },
  {
    number: 11,
    said: { zh: 'Docker 只会管容器之间的关系', en: 'Docker only relates containers' },
    record: {
      zh: 'swarm mode（2016-07-28）有副本、调和、服务发现、滚动更新；缺的是 Pod 和它上面那一套',
      en: 'Swarm mode (2016-07-28) has replicas, reconciliation, discovery, rolling updates; it lacks Pods and what stands on them',
    },
  },
  {
    number: 12,
    said: { zh: '层就是 UnionFS，cgroups 是命令', en: 'Layers are UnionFS, cgroups a command' },
    record: {
      zh: '层是 tar 变更集，联合挂载只是运行时的一种叠法；cgroups 是内核机制',
      en: 'A layer is a tar changeset, a union mount one way to stack them; cgroups are a kernel mechanism',
    },
  },
]
