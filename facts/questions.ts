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
      zh: 'CRI 是 kubelet 与容器运行时之间的 gRPC 接口，分 ImageService 和 RuntimeService 两个服务；2016-12 随 1.5 以 alpha 引入，2017-03 的 1.6 起默认使用，1.26 起只支持 v1。实现它的有 containerd、CRI-O，以及经 cri-dockerd 的 Docker Engine。',
      en: 'CRI is the gRPC interface between kubelet and container runtime, with two services, ImageService and RuntimeService. It arrived as alpha in 1.5 (December 2016), is used by default since 1.6 (March 2017), and since 1.26 only v1 is supported. containerd and CRI-O implement it, and Docker Engine does through cri-dockerd.',
    },
    sources: ['k8s-cri-2016', 'cri-in-community', 'k8s-runtimes', 'cri-o'],
  },
  {
    id: 'high-and-low-level-runtimes',
    question: {
      zh: '高层运行时和底层运行时有什么区别？',
      en: 'High-level and low-level runtime: what is the difference?',
    },
    answer: {
      zh: 'kubelet 经 CRI 调用 containerd 或 CRI-O 这样的高层运行时，后者再按 OCI runtime-spec 调用 runc、crun 或 Kata 这样的底层运行时（Kata 连 shim 一起换；CRI-O 1.31 起默认用 crun）。Docker Engine 同样建在 containerd 和 runc 上。',
      en: 'Through CRI the kubelet calls a high-level runtime, containerd or CRI-O; that one calls a low-level runtime such as runc, crun or Kata by the OCI runtime-spec (Kata replaces the shim too; CRI-O runs crun by default since 1.31). Docker Engine stands on containerd and runc too.',
    },
    sources: ['containerd', 'dockershim-faq', 'cri-o-crun', 'k8s-user-namespaces'],
  },
  {
    id: 'pause-container',
    question: { zh: 'pause 容器是什么？', en: 'What is the pause container?' },
    answer: {
      zh: '在 containerd 上，它是 Pod 的沙箱容器，每个 Pod 一个：运行时先启动它，由它持有 Pod 共享的 namespace，应用容器再加入；它平时只是睡着。共享 PID namespace 时，它就是 1 号进程，替大家收拾僵尸进程。CRI-O 默认省去它（drop_infra_ctr），namespace 由运行时钉住。',
      en: 'With containerd it is the sandbox container of a Pod, one per Pod: the runtime starts it first, it holds the shared namespaces, and the application containers join them; otherwise it sleeps. Where the PID namespace is shared, it is PID 1 and reaps zombies. CRI-O leaves it out by default (drop_infra_ctr) and pins the namespaces itself.',
    },
    sources: ['containerd-cri', 'k8s-share-pid', 'crio-conf', 'k8s-containerd-ga'],
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
      zh: '能。Docker 构建的是 OCI 镜像，或它的前身、几乎同形的 Docker v2 格式（看镜像存在哪里），任何 CRI 运行时都能拉取和运行，私有仓库也一样。',
      en: 'Yes. Docker builds OCI images or their nearly equal forerunner, Docker v2 (it depends on the image store); every CRI runtime pulls and runs both, from private registries too.',
    },
    sources: ['dockershim-faq', 'k8s-dont-panic', 'docker-forum-media-type'],
  },
  {
    id: 'what-breaks-without-dockershim',
    question: {
      zh: '没有 dockershim，真正会坏的是什么？',
      en: 'What really breaks without dockershim?',
    },
    answer: {
      zh: '挂载 /var/run/docker.sock 的 Pod、在节点上调用 docker 的脚本、daemon.json 里的日志和镜像加速设置（对 Pod 不再起作用）；日志的格式和路径也变了，采集程序要改；节点上的 docker ps 改用 crictl。',
      en: 'Pods that mount /var/run/docker.sock, node scripts that call docker, logging and mirror settings in daemon.json, which no longer reach Pods; format and path of logs, so that collectors need a change; on the node, use crictl in place of docker ps.',
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
      zh: '能，装 cri-dockerd：一个外部适配器，2021 年由 Mirantis 和 Docker 商定共同维护，今天的仓库是 Mirantis/cri-dockerd。',
      en: 'Yes, with cri-dockerd, the external adapter that Mirantis and Docker agreed in 2021 to maintain; its repository is Mirantis/cri-dockerd.',
    },
    sources: ['k8s-runtimes', 'dockershim-faq', 'k8s-1.24'],
  },
  {
    id: 'shared-namespaces',
    question: { zh: 'Pod 共享哪些 namespace？', en: 'Which namespaces does a Pod share?' },
    answer: {
      zh: '今天的运行时默认共享 network、IPC、UTS；PID 要设 shareProcessNamespace: true；mount 从不共享；设 hostUsers: false 时，整个 Pod 有自己的 user namespace（1.25 alpha，1.36 稳定）。',
      en: 'With the runtimes of today network, IPC and UTS by default; PID with shareProcessNamespace: true; mount never; with hostUsers: false the Pod gets a user namespace of its own (alpha in 1.25, stable in 1.36).',
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
      zh: 'kubelet 先建 Pod 级 cgroup，每个容器在它下面有一个子 cgroup。所有容器都写了限额，父级的上限就是总和；少写一个，父级没有上限。1.34 起可以直接给整个 Pod 写总量（1.37 稳定），那时两级才真正各管各的。cgroup v2 上，1.28 起一个进程超限，整个容器一起被杀。',
      en: 'The kubelet creates a cgroup for the Pod, and every container gets a child of it. Where every container has a limit, the parent has their sum; where one has none, the parent has none. Since 1.34 a Pod can state its own total (stable in 1.37): only then do the two levels bite apart. On cgroup v2, since 1.28, a container that is out of memory is killed as a whole.',
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
      zh: '只有紧耦合时：收日志、代理流量这样的 sidecar（原生支持 1.28 alpha，1.33 稳定），以及先跑完的 init 容器。其他情况用各自的 Pod，加一个 Service。',
      en: 'Only when they are tightly coupled: sidecars such as log shippers and proxies (native since 1.28 as alpha, stable in 1.33) and init containers, which finish first. Otherwise use separate Pods and a Service.',
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
      zh: '不一定。Docker 有 rootless 模式，守护进程和容器都在 user namespace 里运行。这样即使从容器里逃出来，也只是主机上的普通用户。Kubernetes 有两件不同的事：Pod 的 user namespace（KEP-127，1.36 稳定），以及让 kubelet 自己运行在 user namespace 里（KEP-2033，1.22 alpha，1.37 beta）。',
      en: 'Not necessarily. Docker has a rootless mode: daemon and containers run in a user namespace. Whoever breaks out is then an ordinary user of the host. Kubernetes has two different things: user namespaces for Pods (KEP-127, stable in 1.36), and the kubelet itself in a user namespace (KEP-2033: alpha in 1.22, beta in 1.37).',
    },
    sources: [
      'docker-rootless',
      'kep-127-userns',
      'k8s-rootless-beta',
      'kep-2033-rootless-kubelet',
    ],
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
      zh: '一种解释：Swarm 也开源、也是声明式，差别在 Pod 这一层和谁都能扩展的 API（CRD、控制器），这来自 Borg 的经验；再加上 CNCF 的中立治理和各大厂商一致支持（Docker 公司自己也在 2014-07 宣布加入社区）。这是解读，不是定论。',
      en: 'One reading: Swarm was open source and declarative too; the difference is the Pod and an API that anyone can extend (CRDs, controllers), both from the experience of Borg; add a neutral home in CNCF and every large vendor on board (Docker, Inc. itself announced in July 2014 that it was joining the community). It is an interpretation, not a settled fact.',
    },
    sources: [
      'borg-predecessor',
      'techcrunch-k8s-joined',
      'cncf-announcement',
      'techcrunch-docker-k8s',
    ],
  },
  {
    id: 'linux-or-kubernetes-namespace',
    question: {
      zh: 'Linux 的 namespace 和 Kubernetes 的 Namespace 是一回事吗？',
      en: 'Is a Linux namespace a Kubernetes Namespace?',
    },
    answer: {
      zh: '不是，只是同名。Linux 的 namespace 是内核的机制，有八种，决定进程看得见什么；Kubernetes 的 Namespace 是 API 里给对象分组的名字空间（如 default、kube-system），用来分名字、权限和配额，本身不隔离网络和进程。',
      en: 'No, only the name is the same. Linux namespaces are a kernel mechanism of eight kinds that sets what a process sees; a Kubernetes Namespace groups objects of the API (default, kube-system) for names, rights and quotas, and by itself isolates neither network nor processes.',
    },
    sources: ['man-namespaces', 'k8s-namespaces'],
  },
  {
    id: 'podman-and-docker-desktop',
    question: {
      zh: 'Podman 能替代 Docker 吗？Docker Desktop 要钱吗？',
      en: 'Can Podman replace Docker, and does Docker Desktop cost money?',
    },
    answer: {
      zh: '构建和本地运行可以：Podman 没有守护进程，命令与 docker 相仿，镜像是同一种 OCI 镜像。Docker Engine 是 Apache 2.0；收费的是 Docker Desktop：员工不少于 250 人或年收入不少于一千万美元的公司，专业使用要付费订阅；个人、教育、小公司和非商业开源免费。',
      en: 'To build and to run locally, yes: Podman has no daemon, a command much like docker, and the same OCI images. Docker Engine is Apache 2.0; what costs money is Docker Desktop, for professional use in companies with 250 employees or more, or 10 million dollars of yearly revenue or more. Personal use, education, small companies and non-commercial open source are free.',
    },
    sources: ['docker-desktop-license', 'podman'],
  },
  {
    id: 'docker-sock',
    question: {
      zh: '为什么不该把 docker.sock 挂进容器？',
      en: 'Why not mount docker.sock into a container?',
    },
    answer: {
      zh: '能对它说话的人，就能让守护进程以 root 启动任何容器，比如把主机的根目录挂进去：等于主机的 root。只有信得过的人才该控制 Docker 守护进程；在 Kubernetes 里，换了运行时以后这个文件干脆就没有了。',
      en: 'Whoever can talk to it can have the daemon start any container as root, one with the root directory of the host mounted, say: that is root on the host. Only trusted users should control the Docker daemon; in Kubernetes, with another runtime, the file is simply gone.',
    },
    sources: ['docker-security', 'dockershim-faq'],
  },
  {
    id: 'in-place-resize',
    question: {
      zh: '改限额一定要重建 Pod 吗？',
      en: 'Does a new limit need a new Pod?',
    },
    answer: {
      zh: '不一定。1.35 起，原地调整 Pod 的 CPU 和内存是稳定功能：改的是容器自己的 cgroup，Pod 不重建；容器要不要重启，由 resizePolicy 决定。换镜像、改模板，仍然是新的 Pod。',
      en: 'No longer. Resizing CPU and memory of a running Pod is stable since 1.35: the cgroups of its containers change and the Pod stays; resizePolicy says whether a container restarts. A new image or template still means new Pods.',
    },
    sources: ['k8s-resize'],
  },
  {
    id: 'compose-in-production',
    question: {
      zh: '生产上能用 Docker Compose 吗？',
      en: 'Does anybody run Docker Compose in production?',
    },
    answer: {
      zh: '能，一台主机、几个服务时，Docker 的文档就有专门一节：去掉代码目录的挂载，换端口和环境变量，写上 restart，更新时重建一个服务。它不会把容器挪到别的机器，主机坏了就停；要跨主机、要自愈，才轮到编排。',
      en: "Yes: for a few services on one host Docker's documentation has a page for it: no mounted source code, other ports and variables, a restart policy, and one service recreated at a time. It does not move containers to another machine, and ends with its host; several hosts and self-healing are what orchestration is for.",
    },
    sources: ['compose-production'],
  },
]
