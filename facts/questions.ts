import type { Question } from './types'

/**
 * What an audience asks after this talk, answered on a slide or in its notes. The slide names
 * them in its frontmatter (`questions: [id, …]`).
 */
export const questions: readonly Question[] = [
  {
    id: 'cri',
    question: { zh: 'CRI 是什么？谁实现它？', en: 'What is CRI, and who implements it?' },
    answer: {
      zh: 'CRI 是 kubelet 与容器运行时之间的 gRPC 接口，分 ImageService 和 RuntimeService 两个服务；2016-12 随 1.5 以 alpha 引入，1.26 起只支持 v1。实现它的有 containerd、CRI-O，以及经 cri-dockerd 的 Docker Engine。',
      en: 'CRI is the gRPC interface between kubelet and container runtime, with two services, ImageService and RuntimeService. It arrived as alpha in 1.5 (December 2016), and since 1.26 only v1 is supported. containerd and CRI-O implement it, and Docker Engine does through cri-dockerd.',
    },
    sources: ['k8s-cri-2016', 'k8s-runtimes', 'cri-o'],
  },
  {
    id: 'high-and-low-level-runtimes',
    question: {
      zh: '高层运行时和底层运行时有什么区别？',
      en: 'High-level and low-level runtime: what is the difference?',
    },
    answer: {
      zh: 'kubelet 经 CRI 调用 containerd 或 CRI-O 这样的高层运行时，后者再按 OCI runtime-spec 调用 runc、crun 或 Kata 这样的底层运行时。Docker Engine 同样建在 containerd 和 runc 上。',
      en: 'Through CRI the kubelet calls a high-level runtime, containerd or CRI-O; that one calls a low-level runtime such as runc, crun or Kata by the OCI runtime-spec. Docker Engine stands on containerd and runc too.',
    },
    sources: ['containerd', 'dockershim-faq', 'k8s-user-namespaces'],
  },
  {
    id: 'pause-container',
    question: { zh: 'pause 容器是什么？', en: 'What is the pause container?' },
    answer: {
      zh: '它是 Pod 的沙箱容器，每个 Pod 一个：运行时先启动它，由它持有 Pod 共享的 namespace，应用容器再加入。共享 PID namespace 时，它就是 1 号进程。',
      en: 'It is the sandbox container of a Pod, one per Pod: the runtime starts it first, it holds the shared namespaces, and the application containers join them. Where the PID namespace is shared, it is PID 1.',
    },
    sources: ['containerd-cri', 'k8s-share-pid', 'k8s-containerd-ga'],
  },
  {
    id: 'still-need-docker',
    question: { zh: '我还需要 Docker 吗？', en: 'Do I still need Docker?' },
    answer: {
      zh: '构建镜像、本地开发，喜欢就继续用；集群节点上不需要。节点用什么运行时，与 docker build 无关。',
      en: 'To build images and to work locally, yes, if you like it; on cluster nodes, no. What the nodes run does not affect docker build.',
    },
    sources: ['k8s-dont-panic', 'dockershim-faq'],
  },
  {
    id: 'images-after-dockershim',
    question: {
      zh: '移除 dockershim 之后，镜像还能用吗？',
      en: 'Do my images still work without dockershim?',
    },
    answer: {
      zh: '能。Docker 构建的是 OCI 镜像，任何 CRI 运行时都能拉取和运行，私有仓库也一样。',
      en: 'Yes. Docker builds OCI images; every CRI runtime pulls and runs them, from private registries too.',
    },
    sources: ['dockershim-faq', 'k8s-dont-panic'],
  },
  {
    id: 'what-breaks-without-dockershim',
    question: {
      zh: '没有 dockershim，真正会坏的是什么？',
      en: 'What really breaks without dockershim?',
    },
    answer: {
      zh: '挂载 /var/run/docker.sock 的 Pod、在节点上调用 docker 的脚本、daemon.json 里的日志和镜像加速设置；节点上的 docker ps 改用 crictl。',
      en: 'Pods that mount /var/run/docker.sock, node scripts that call docker, logging and mirror settings in daemon.json; on the node, use crictl in place of docker ps.',
    },
    sources: ['dockershim-faq', 'k8s-containerd-ga'],
  },
  {
    id: 'docker-engine-on-nodes',
    question: {
      zh: '节点上还能继续用 Docker Engine 吗？',
      en: 'Can I keep Docker Engine on the nodes?',
    },
    answer: {
      zh: '能，装 cri-dockerd：一个外部适配器，由 Mirantis 和 Docker 商定共同维护。',
      en: 'Yes, with cri-dockerd, the external adapter that Mirantis and Docker agreed to maintain.',
    },
    sources: ['k8s-runtimes', 'dockershim-faq', 'k8s-1.24'],
  },
  {
    id: 'shared-namespaces',
    question: { zh: 'Pod 共享哪些 namespace？', en: 'Which namespaces does a Pod share?' },
    answer: {
      zh: '默认共享 network、IPC、UTS；PID 要设 shareProcessNamespace: true；mount 从不共享；设 hostUsers: false 时，整个 Pod 有自己的 user namespace（1.25 alpha，1.36 稳定）。',
      en: 'Network, IPC and UTS by default; PID with shareProcessNamespace: true; mount never; with hostUsers: false the Pod gets a user namespace of its own (alpha in 1.25, stable in 1.36).',
    },
    sources: ['cri-api', 'containerd-pod-namespaces', 'kep-495-pid', 'kep-127-userns'],
  },
  {
    id: 'cgroup-tree',
    question: {
      zh: 'Pod 的 cgroup 树长什么样？',
      en: 'What does the cgroup tree of a Pod look like?',
    },
    answer: {
      zh: 'kubelet 先建 Pod 级 cgroup，每个容器在它下面有一个子 cgroup；两级限制同时生效。',
      en: 'The kubelet creates a cgroup for the Pod, and every container gets a child of it; limits bite at both levels.',
    },
    sources: ['k8s-cri-2016', 'kep-2837-pod-resources'],
  },
  {
    id: 'when-to-share-a-pod',
    question: {
      zh: '什么时候该把两个容器放进同一个 Pod？',
      en: 'When should two containers share a Pod?',
    },
    answer: {
      zh: '只有紧耦合时：sidecar（原生支持 1.28 alpha，1.33 稳定）和 init 容器。其他情况用各自的 Pod，加一个 Service。',
      en: 'Only when they are tightly coupled: sidecars (native since 1.28 as alpha, stable in 1.33) and init containers. Otherwise use separate Pods and a Service.',
    },
    sources: ['k8s-pods', 'kep-753-sidecars', 'kube-prometheus-grafana'],
  },
  {
    id: 'container-or-small-vm',
    question: { zh: '容器是小型虚拟机吗？', en: 'Is a container a small virtual machine?' },
    answer: {
      zh: '不是。容器是宿主机内核上被隔离的进程，隔离弱于虚拟机；Kata 这类运行时在同一接口后面放进一台虚拟机。',
      en: "No. It is isolated processes on the host's kernel, and the isolation is weaker than a VM's. Runtimes such as Kata put a VM behind the same interface.",
    },
    sources: ['man-namespaces', 'k8s-user-namespaces'],
  },
  {
    id: 'rootless',
    question: { zh: '容器一定要 root 吗？', en: 'Do containers need root?' },
    answer: {
      zh: '不一定。Docker 有 rootless 模式，守护进程和容器都在 user namespace 里运行。Kubernetes 有两件不同的事：Pod 的 user namespace（KEP-127），以及让 kubelet 自己运行在 user namespace 里（KEP-2033，1.22 alpha，KEP 所列 beta 为 1.35）。',
      en: 'Not necessarily. Docker has a rootless mode: daemon and containers run in a user namespace. Kubernetes has two different things: user namespaces for Pods (KEP-127), and the kubelet itself in a user namespace (KEP-2033: alpha in 1.22, beta listed for 1.35).',
    },
    sources: ['docker-rootless', 'kep-127-userns', 'kep-2033-rootless-kubelet'],
  },
  {
    id: 'is-swarm-dead',
    question: { zh: 'Swarm 死了吗？', en: 'Is Swarm dead?' },
    answer: {
      zh: 'classic Swarm 已归档（2020-06）；swarm mode 仍是 Docker Engine 的一部分。Docker Machine 已归档；Compose 以 docker compose 的形式活跃着（2021 年 v2，2025-12 v5）。',
      en: 'Classic Swarm is archived (June 2020); swarm mode is still part of Docker Engine. Docker Machine is archived; Compose lives on as docker compose (v2 in 2021, v5 in December 2025).',
    },
    sources: ['classic-swarm', 'docker-swarm-mode', 'docker-machine-archived', 'compose-history'],
  },
  {
    id: 'compose-names',
    question: {
      zh: 'Compose 里的服务怎么找到彼此？',
      en: 'How do Compose services find each other?',
    },
    answer: {
      zh: '每个项目有一个默认网络，按服务名做 DNS 解析：不需要 links，也不需要固定 IP。',
      en: 'Each project gets a default network with DNS by service name: no links and no fixed addresses are needed.',
    },
    sources: ['compose-networking'],
  },
  {
    id: 'why-kubernetes-won',
    question: { zh: 'Kubernetes 为什么赢了？', en: 'Why did Kubernetes win?' },
    answer: {
      zh: '一种解释：Borg 的经验，Pod 与声明式调和，CNCF 的中立治理，加上各大厂商一致支持（Docker 公司自己也在 2014-07 宣布加入社区）。这是解读，不是定论。',
      en: 'One reading: the experience of Borg, Pods and declarative reconciliation, a neutral home in CNCF, and every large vendor on board (Docker, Inc. itself announced in July 2014 that it was joining the community). It is an interpretation, not a settled fact.',
    },
    sources: [
      'borg-predecessor',
      'techcrunch-k8s-joined',
      'cncf-announcement',
      'techcrunch-docker-k8s',
    ],
  },
]
