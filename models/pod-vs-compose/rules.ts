import type { PageKey, Text } from '../../facts/types'

/** One rule of the model: what it says, and where that is written. */
interface Rule {
  says: Text
  source: PageKey
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
    source: 'man-network-namespaces',
  },
  sharedNetns: {
    says: {
      zh: '同一个 Pod：一个 network namespace，一个 localhost。',
      en: 'One Pod: one network namespace, one localhost.',
    },
    source: 'k8s-pods',
  },
  joinedNetns: {
    says: {
      zh: 'network_mode: service: 让容器加入另一个服务的 network namespace。',
      en: 'network_mode: service: joins another service’s network namespace.',
    },
    source: 'docker-network-mode',
  },
  nobodyListens: {
    says: {
      zh: '那里没有进程监听这个端口（ECONNREFUSED）。',
      en: 'Nobody listens on that port there: the connection is refused (ECONNREFUSED).',
    },
    source: 'man-connect',
  },
  composeDns: {
    says: {
      zh: '127.0.0.11 把服务名解析成运行中容器的地址。',
      en: '127.0.0.11 resolves a service to its running containers.',
    },
    source: 'compose-networking',
  },
  noEndpoint: {
    says: {
      zh: '没有运行、或没有自己网络端点的服务，DNS 里没有它的名字。',
      en: 'A service that does not run, or has no endpoint of its own, has no name in DNS.',
    },
    source: 'docker-dns-services',
  },
  noContainerNames: {
    says: {
      zh: '容器名不是主机名：DNS 只认识 Service 和 Pod。',
      en: 'A container’s name is no host name: DNS knows Services and Pods.',
    },
    source: 'k8s-dns-pod-service',
  },
  podHostname: {
    says: {
      zh: 'Pod 的主机名就是 Pod 的名字，kubelet 把它写进 hosts 文件。',
      en: 'The Pod’s host name is the Pod’s name; the kubelet writes it into the hosts file.',
    },
    source: 'k8s-customize-hosts-file-for-pods',
  },
  hostNamesOnly: {
    says: {
      zh: '宿主机不用容器网络的 DNS，不认识服务名和容器名。',
      en: 'The host does not use the containers’ DNS: it knows no service or container names.',
    },
    source: 'compose-networking',
  },
  bridge: {
    says: {
      zh: '同一个网桥上的地址互相可达，宿主机也够得着。',
      en: 'Addresses on one bridge reach each other, and the host reaches them.',
    },
    source: 'docker-bridge',
  },
  podNetwork: {
    says: {
      zh: 'Pod 的 IP 在集群里可达，节点也够得着自己的 Pod。',
      en: 'A Pod’s IP can be reached in the cluster, and a node reaches its own Pods.',
    },
    source: 'k8s-services-networking',
  },
  nobodyThere: {
    says: {
      zh: '网段里没有这个地址了，没有人应答，连接不可达（EHOSTUNREACH）。',
      en: 'Nobody has that address on the network: no route to host (EHOSTUNREACH).',
    },
    source: 'man-connect',
  },
  callerGone: {
    says: { zh: '发起方没有在运行。', en: 'The caller does not run.' },
    source: 'docker-exec',
  },
  portTaken: {
    says: {
      zh: '一个 network namespace 里，一个端口只能有一个监听者（EADDRINUSE）。',
      en: 'In one network namespace a port has one listener (EADDRINUSE).',
    },
    source: 'man-bind',
  },
  publishedPort: {
    says: {
      zh: '发布端口占用宿主机的端口，一个端口只能给一个容器。',
      en: 'A published port takes a port of the host; one container can have it.',
    },
    source: 'docker-port-publishing',
  },
  newNetns: {
    says: {
      zh: '容器重新启动，得到新的 network namespace；地址可能相同，也可能不同。',
      en: 'A container that starts again gets a new network namespace; the address may or may not be the same.',
    },
    source: 'man-namespaces',
  },
  noRestart: {
    says: {
      zh: '没有 restart: 时，Docker 不会重启死掉的容器。',
      en: 'Without restart: Docker leaves a dead container dead.',
    },
    source: 'docker-start-containers-automatically',
  },
  composeRestart: {
    says: {
      zh: '有 restart:，Docker 重启同一个容器，给它新的 network namespace。',
      en: 'With restart: Docker starts the same container again, in a new network namespace.',
    },
    source: 'docker-start-containers-automatically',
  },
  stopped: {
    says: {
      zh: '人用 docker stop 或 kill 停下的，restart: 不管；名字也从 DNS 里消失。',
      en: 'What docker stop or kill has ended, restart: leaves; its name is gone from DNS too.',
    },
    source: 'docker-start-containers-automatically',
  },
  podRestart: {
    says: {
      zh: 'kubelet 在原来的沙箱里换个新容器：先立刻，再退避 10 秒、20 秒……最多 5 分钟；IP 不变。',
      en: 'The kubelet makes a new container in the same sandbox: at once, then after 10 s, 20 s … 5 min; the IP stays.',
    },
    source: 'k8s-pod-lifecycle',
  },
  sandboxLost: {
    says: {
      zh: '沙箱没了，kubelet 新建沙箱，重启所有容器，Pod 换了 IP。',
      en: 'With its sandbox gone the kubelet makes a new one and starts every container again: the Pod’s IP changes.',
    },
    source: 'kubernetes-kuberuntime-manager',
  },
  joinedNetnsLost: {
    says: {
      zh: '被加入的容器重启后有新的 network namespace；加入者还留在旧的里，只剩 lo。',
      en: 'When the joined container starts again it has a new network namespace; those who joined stay in the old one, with only lo left.',
    },
    source: 'compose-10263',
  },
  joinNeedsRunning: {
    says: {
      zh: '不能加入一个没有运行的容器的 network namespace。',
      en: 'A container cannot join the namespace of one that does not run.',
    },
    source: 'compose-6329',
  },
  containerOom: {
    says: {
      zh: '超过自己 cgroup 的上限，内核只在这个 cgroup 里杀进程，退出码 137。',
      en: 'Over its own cgroup’s limit the kernel kills inside that cgroup only: exit 137.',
    },
    source: 'k8s-manage-resources-containers',
  },
  podOom: {
    says: {
      zh: '总量超过 Pod 父 cgroup 的上限，内核在整个 Pod 里挑一个进程杀掉。',
      en: 'Over the limit of the Pod’s parent cgroup the kernel picks a process of the whole Pod.',
    },
    source: 'k8s-assign-pod-level-resources',
  },
  podScales: {
    says: {
      zh: '扩缩的单位是 Pod：所有容器一起复制，每个副本有自己的 IP。',
      en: 'The Pod is the unit of scaling: all its containers are copied, each copy has an IP of its own.',
    },
    source: 'k8s-pods',
  },
  serviceScales: {
    says: {
      zh: '每个服务单独扩缩，每个容器有自己的 IP。',
      en: 'Each service scales by itself, each container has an IP of its own.',
    },
    source: 'docker-up',
  },
} satisfies Record<string, Rule>

export type RuleId = keyof typeof RULES
