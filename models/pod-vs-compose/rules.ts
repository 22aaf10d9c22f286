import type { Source, Text } from '../../facts/types'

const man = (page: string, section: number): Source => ({
  url: `https://man7.org/linux/man-pages/man${section}/${page}.${section}.html`,
  title: `${page}(${section})`,
  read: false,
})
const k8s = (path: string, title: string): Source => ({
  url: `https://kubernetes.io/docs/${path}`,
  title: `Kubernetes docs: ${title}`,
  read: false,
})
const docker = (path: string, title: string): Source => ({
  url: `https://docs.docker.com/${path}`,
  title: `Docker docs: ${title}`,
  read: false,
})
const pods = k8s('concepts/workloads/pods/', 'Pods')
const podLifecycle = k8s('concepts/workloads/pods/pod-lifecycle/', 'Pod lifecycle')
const restartPolicies = docker(
  'engine/containers/start-containers-automatically/',
  'Start containers automatically',
)
const composeNetworking = docker('compose/how-tos/networking/', 'Networking in Compose')

/** One rule of the model: what it says, and where that is written. */
interface Rule {
  says: Text
  source: Source
}

/**
 * Every rule that the model follows. An outcome names the rules it comes from, so that it can be
 * explained and checked also where no recording exists.
 */
export const RULES = {
  ownLoopback: {
    says: {
      zh: 'localhost 只通向自己所在的 network namespace。',
      en: 'localhost leads into one’s own network namespace only.',
    },
    source: man('network_namespaces', 7),
  },
  sharedNetns: {
    says: {
      zh: '同一个 Pod：一个 network namespace，一个 localhost。',
      en: 'One Pod: one network namespace, one localhost.',
    },
    source: pods,
  },
  joinedNetns: {
    says: {
      zh: 'network_mode: service: 让容器加入另一个服务的 network namespace。',
      en: 'network_mode: service: joins another service’s network namespace.',
    },
    source: docker('reference/compose-file/services/#network_mode', 'Compose file, network_mode'),
  },
  nobodyListens: {
    says: {
      zh: '那里没有进程监听这个端口（ECONNREFUSED）。',
      en: 'Nobody listens on that port there: the connection is refused (ECONNREFUSED).',
    },
    source: man('connect', 2),
  },
  composeDns: {
    says: {
      zh: '127.0.0.11 把服务名解析成运行中容器的地址。',
      en: '127.0.0.11 resolves a service to its running containers.',
    },
    source: composeNetworking,
  },
  noEndpoint: {
    says: {
      zh: '没有运行、或没有自己网络端点的服务，DNS 里没有它的名字。',
      en: 'A service that does not run, or has no endpoint of its own, has no name in DNS.',
    },
    source: docker('engine/network/#dns-services', 'Networking overview, DNS services'),
  },
  noContainerNames: {
    says: {
      zh: '容器名不是主机名：DNS 只认识 Service 和 Pod。',
      en: 'A container’s name is no host name: DNS knows Services and Pods.',
    },
    source: k8s('concepts/services-networking/dns-pod-service/', 'DNS for Services and Pods'),
  },
  podHostname: {
    says: {
      zh: 'Pod 的主机名就是 Pod 的名字，kubelet 把它写进 hosts 文件。',
      en: 'The Pod’s host name is the Pod’s name; the kubelet writes it into the hosts file.',
    },
    source: k8s(
      'tasks/network/customize-hosts-file-for-pods/',
      'Adding entries to Pod /etc/hosts with HostAliases',
    ),
  },
  hostNamesOnly: {
    says: {
      zh: '宿主机不用容器网络的 DNS，不认识服务名和容器名。',
      en: 'The host does not use the containers’ DNS: it knows no service or container names.',
    },
    source: composeNetworking,
  },
  bridge: {
    says: {
      zh: '同一个网桥上的地址互相可达，宿主机也够得着。',
      en: 'Addresses on one bridge reach each other, and the host reaches them.',
    },
    source: docker('engine/network/drivers/bridge/', 'Bridge network driver'),
  },
  podNetwork: {
    says: {
      zh: 'Pod 的 IP 在集群里可达，节点也够得着自己的 Pod。',
      en: 'A Pod’s IP can be reached in the cluster, and a node reaches its own Pods.',
    },
    source: k8s('concepts/services-networking/', 'Services, Load Balancing, and Networking'),
  },
  nobodyThere: {
    says: {
      zh: '网段里没有这个地址了，没有人应答，连接不可达（EHOSTUNREACH）。',
      en: 'Nobody has that address on the network: no route to host (EHOSTUNREACH).',
    },
    source: man('connect', 2),
  },
  callerGone: {
    says: { zh: '发起方没有在运行。', en: 'The caller does not run.' },
    source: docker('reference/cli/docker/container/exec/', 'docker container exec'),
  },
  portTaken: {
    says: {
      zh: '一个 network namespace 里，一个端口只能有一个监听者（EADDRINUSE）。',
      en: 'In one network namespace a port has one listener (EADDRINUSE).',
    },
    source: man('bind', 2),
  },
  publishedPort: {
    says: {
      zh: '发布端口占用宿主机的端口，一个端口只能给一个容器。',
      en: 'A published port takes a port of the host; one container can have it.',
    },
    source: docker('engine/network/port-publishing/', 'Port publishing and mapping'),
  },
  newNetns: {
    says: {
      zh: '容器重新启动，得到新的 network namespace；地址可能相同，也可能不同。',
      en: 'A container that starts again gets a new network namespace; the address may or may not be the same.',
    },
    source: man('namespaces', 7),
  },
  noRestart: {
    says: {
      zh: '没有 restart: 时，Docker 不会重启死掉的容器。',
      en: 'Without restart: Docker leaves a dead container dead.',
    },
    source: restartPolicies,
  },
  composeRestart: {
    says: {
      zh: '有 restart:，Docker 重启同一个容器，给它新的 network namespace。',
      en: 'With restart: Docker starts the same container again, in a new network namespace.',
    },
    source: restartPolicies,
  },
  stopped: {
    says: {
      zh: '人用 docker stop 或 kill 停下的，restart: 不管；名字也从 DNS 里消失。',
      en: 'What docker stop or kill has ended, restart: leaves; its name is gone from DNS too.',
    },
    source: restartPolicies,
  },
  podRestart: {
    says: {
      zh: 'kubelet 在原来的沙箱里换个新容器：先立刻，再退避 10 秒、20 秒……最多 5 分钟；IP 不变。',
      en: 'The kubelet makes a new container in the same sandbox: at once, then after 10 s, 20 s … 5 min; the IP stays.',
    },
    source: podLifecycle,
  },
  sandboxLost: {
    says: {
      zh: '沙箱没了，kubelet 新建沙箱，重启所有容器，Pod 换了 IP。',
      en: 'With its sandbox gone the kubelet makes a new one and starts every container again: the Pod’s IP changes.',
    },
    source: {
      url: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/kuberuntime_manager.go',
      title: 'kubelet: computePodActions, podSandboxChanged',
      read: false,
    },
  },
  joinedNetnsLost: {
    says: {
      zh: '被加入的容器重启后有新的 network namespace；加入者还留在旧的里，只剩 lo。',
      en: 'When the joined container starts again it has a new network namespace; those who joined stay in the old one, with only lo left.',
    },
    source: {
      url: 'https://github.com/docker/compose/issues/10263',
      title: 'docker/compose #10263: restart behaviour when using network_mode: service',
      read: true,
    },
  },
  joinNeedsRunning: {
    says: {
      zh: '不能加入一个没有运行的容器的 network namespace。',
      en: 'A container cannot join the namespace of one that does not run.',
    },
    source: {
      url: 'https://github.com/docker/compose/issues/6329',
      title: 'docker/compose #6329: Cannot join network of a non running container',
      read: true,
    },
  },
  containerOom: {
    says: {
      zh: '超过自己 cgroup 的上限，内核只在这个 cgroup 里杀进程，退出码 137。',
      en: 'Over its own cgroup’s limit the kernel kills inside that cgroup only: exit 137.',
    },
    source: k8s(
      'concepts/configuration/manage-resources-containers/',
      'Resource Management for Pods and Containers',
    ),
  },
  podOom: {
    says: {
      zh: '总量超过 Pod 父 cgroup 的上限，内核在整个 Pod 里挑一个进程杀掉。',
      en: 'Over the limit of the Pod’s parent cgroup the kernel picks a process of the whole Pod.',
    },
    source: k8s(
      'tasks/configure-pod-container/assign-pod-level-resources/',
      'Assign Pod-level CPU and memory resources',
    ),
  },
  podScales: {
    says: {
      zh: '扩缩的单位是 Pod：所有容器一起复制，每个副本有自己的 IP。',
      en: 'The Pod is the unit of scaling: all its containers are copied, each copy has an IP of its own.',
    },
    source: pods,
  },
  serviceScales: {
    says: {
      zh: '每个服务单独扩缩，每个容器有自己的 IP。',
      en: 'Each service scales by itself, each container has an IP of its own.',
    },
    source: docker('reference/cli/docker/compose/up/', 'docker compose up --scale'),
  },
} satisfies Record<string, Rule>

export type RuleId = keyof typeof RULES
