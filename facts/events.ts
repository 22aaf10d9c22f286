import type { HistoryEvent } from './types'

/**
 * The 26 events of the history timeline, in date order. One entry here is all it takes to add one;
 * facts/validate.ts says what an entry must fulfil.
 */
export const events: readonly HistoryEvent[] = [
  {
    id: 'aws-s3-launch',
    date: '2006-03-14',
    track: 'cloud',
    inArticle: true,
    title: { zh: 'AWS 推出 S3', en: 'AWS launches S3' },
    summary: {
      zh: 'Amazon 开放按量付费的对象存储 S3，同年 8 月又公测云服务器 EC2，公有云时代开始。',
      en: 'Amazon opens pay-as-you-go object storage, and in August the EC2 beta adds rentable servers: public cloud begins.',
    },
    note: 'EC2 limited beta: August 2006, usually given as 08-25 (secondary sources)',
    sources: [
      {
        url: 'https://aws.amazon.com/blogs/aws/eight-years-and-counting-of-cloud-computing/',
        title: 'AWS News Blog: S3 launched on March 14, 2006',
        read: true,
      },
      {
        url: 'https://aws.amazon.com/blogs/aws/happy-15th-birthday-amazon-ec2/',
        title: 'AWS News Blog: Happy 15th Birthday Amazon EC2',
        read: true,
      },
      {
        url: 'https://encyclopedia.pub/entry/history/show/76279',
        title: 'Encyclopedia: Amazon EC2 limited public beta on August 25, 2006',
        read: true,
      },
    ],
  },
  {
    id: 'linux-cgroups',
    date: '2008-01',
    track: 'kernel',
    inArticle: true,
    title: { zh: 'cgroups 进入 Linux 2.6.24', en: 'cgroups land in Linux 2.6.24' },
    summary: {
      zh: '内核有了限制资源的 cgroups，同一版本还补齐了 PID 和网络 namespace，容器的积木备齐大半。',
      en: 'The kernel gains cgroups for limits, plus PID and network namespaces in the same release: most container parts are in place.',
    },
    note: 'release day 2008-01-24 is from memory; the month is verified',
    sources: [
      {
        url: 'https://man7.org/linux/man-pages/man7/cgroups.7.html',
        title: 'cgroups(7): initial release in Linux 2.6.24; v2 official in 4.5',
        read: true,
      },
      {
        url: 'https://man7.org/linux/man-pages/man2/clone.2.html',
        title:
          'clone(2): NEWNS 2.4.19, NEWUTS/NEWIPC 2.6.19, NEWPID/NEWNET 2.6.24, user namespaces complete in 3.8, NEWCGROUP 4.6',
        read: true,
      },
      {
        url: 'https://www.datamation.com/open-source/linux-kernel-hits-2-6-24/',
        title: 'Datamation: Linux Kernel Hits 2.6.24 (2008-01-26)',
        read: true,
      },
    ],
  },
  {
    id: 'lxc-0-1-0',
    date: '2008-08-06',
    track: 'kernel',
    inArticle: false,
    title: { zh: 'LXC 0.1.0 发布', en: 'LXC 0.1.0 is released' },
    summary: {
      zh: 'LXC 把这些内核功能包装成用户可用的 Linux 容器，比 Docker 早四年半。',
      en: 'LXC wraps those kernel features into usable Linux containers, four and a half years before Docker.',
    },
    sources: [
      {
        url: 'https://github.com/lxc/lxc',
        title: 'lxc/lxc: initial revision and 0.1.0 on 2008-08-06',
        read: true,
      },
      {
        url: 'https://s3hh.wordpress.com/2018/03/22/history-of-containers/',
        title: 'Serge Hallyn: History of containers (Virtuozzo 2002, jails 2000, Zones 2004)',
        read: true,
      },
    ],
  },
  {
    id: 'aliyun-founded',
    date: '2009',
    track: 'cloud',
    inArticle: true,
    title: { zh: '阿里云成立', en: 'Alibaba Cloud is founded' },
    summary: {
      zh: '阿里巴巴成立云计算公司，中国企业开始有本土云服务器可选。',
      en: 'Alibaba sets up its cloud company, giving Chinese firms a home-grown place to rent servers.',
    },
    note: 'day 2009-09-10 seen only in secondary texts without an address; year verified',
    sources: [
      {
        url: 'https://www.alibabagroup.com/en-US/about-alibaba',
        title: 'Alibaba Group: company history (Alibaba Cloud founded September 2009)',
        read: false,
      },
      {
        url: 'https://c.m.163.com/news/a/FEU65MOC05373ZIX.html',
        title: '163.com: 成立于2009年的阿里云',
        read: true,
      },
    ],
  },
  {
    id: 'dotcloud-yc',
    date: '2010',
    track: 'paas',
    inArticle: true,
    title: { zh: 'dotCloud 进入 Y Combinator', en: 'dotCloud joins Y Combinator' },
    summary: {
      zh: '2008 年成立于巴黎近郊的 dotCloud 到美国做多语言 PaaS，内部用 Linux 容器运行客户应用。',
      en: 'Founded near Paris in 2008, dotCloud moves to the US to run a multi-language PaaS on Linux containers.',
    },
    sources: [
      {
        url: 'https://www.journaldunet.com/solutions/dsi/1187395-solomon-hykes-le-francais-qui-aura-conquis-toute-la-silicon-valley/',
        title:
          'Journal du Net: Solomon Hykes (dotCloud co-founded 2008 at Montrouge, Y Combinator 2010)',
        read: true,
      },
      {
        url: 'https://www.industrie-techno.com/article/il-industrialise-les-containers-virtuels.42933',
        title: 'Industrie & Technologies: interview with Solomon Hykes (Dotcloud SARL, 2008)',
        read: true,
      },
      {
        url: 'https://www.informationweek.com/software-services/docker-finds-open-source-success',
        title: 'InformationWeek: dotCloud changes its name to Docker (2013-10-29)',
        read: true,
      },
    ],
  },
  {
    id: 'cloud-foundry-launch',
    date: '2011-04-12',
    track: 'paas',
    inArticle: true,
    title: { zh: 'VMware 开源 Cloud Foundry', en: 'VMware open-sources Cloud Foundry' },
    summary: {
      zh: '一个可以自己部署的开源 PaaS：开发者只管推送代码，平台负责构建和运行。',
      en: 'An open-source PaaS anyone can host: developers push code, the platform builds and runs it.',
    },
    sources: [
      {
        url: 'https://spring.io/blog/2011/04/12/launching-cloud-foundry-the-industry-s-first-open-paas/',
        title:
          "VMware/SpringSource blog: Launching Cloud Foundry, the industry's first open PaaS (2011-04-12)",
        read: true,
      },
      {
        url: 'https://www.linux.com/news/cloud-foundry-foundation-platform-where-competitors-collaborate/',
        title:
          'Linux.com: Cloud Foundry: begun at VMware in 2010, to Pivotal in 2013, then the Foundation',
        read: true,
      },
    ],
  },
  {
    id: 'docker-pycon-demo',
    date: '2013-03-15',
    track: 'docker',
    inArticle: true,
    title: { zh: 'Docker 首次公开演示', en: 'Docker is shown for the first time' },
    summary: {
      zh: 'Solomon Hykes 在 PyCon 用五分钟展示 Docker，代码在当月下旬开源。',
      en: 'Solomon Hykes demos Docker in five minutes at PyCon; the code is open-sourced later that month.',
    },
    note: "15 March per Snyk; Hykes dates the Hacker News 'leak' 20 March and the open repository 27 March; some pages wrongly date the talk 20 March",
    sources: [
      {
        url: 'https://snyk.io/blog/the-docker-project-turns-10/',
        title: 'Snyk: The Docker project turns 10 (PyCon lightning talk, 2013-03-15)',
        read: true,
      },
      {
        url: 'https://news.ycombinator.com/item?id=7437920',
        title:
          "Solomon Hykes on Hacker News: talk 'leaked' to HN on 20 March 2013, repository opened 27 March",
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/blob/v0.1.0/README.md',
        title: 'Docker v0.1.0 README (tag 2013-03-25): LXC, AUFS, cgroups, namespaces',
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/commit/a27b4b8cb8e838d03a99b6d2b30f76bdaf2f9e5d',
        title: 'moby/moby initial commit (2013-01-18)',
        read: true,
      },
      {
        url: 'https://www.youtube.com/watch?v=wW9CAH9nSLs',
        title: 'Video: Solomon Hykes, The future of Linux Containers (PyCon US 2013)',
        read: false,
      },
    ],
  },
  {
    id: 'lmctfy-open-sourced',
    date: '2013-10-02',
    track: 'runtime-standards',
    inArticle: true,
    title: { zh: 'Google 开源 lmctfy', en: 'Google open-sources lmctfy' },
    summary: {
      zh: 'Google 公开内部容器栈的一部分，只管资源隔离、没有镜像，后来并入 libcontainer。',
      en: 'Google publishes part of its container stack: isolation only, no images, later folded into libcontainer.',
    },
    sources: [
      {
        url: 'https://github.com/google/lmctfy',
        title:
          'google/lmctfy: first commits 2013-10-02; README says work moved to libcontainer (2015-05-28)',
        read: true,
      },
    ],
  },
  {
    id: 'dotcloud-becomes-docker',
    date: '2013-10-29',
    track: 'docker',
    inArticle: true,
    title: { zh: 'dotCloud 更名为 Docker', en: 'dotCloud becomes Docker, Inc.' },
    summary: {
      zh: '开源项目火过了原来的 PaaS 生意，公司干脆改用项目的名字。',
      en: "The open-source project outgrows the PaaS business, so the company takes the project's name.",
    },
    sources: [
      {
        url: 'https://www.docker.com/blog/dotcloud-is-becoming-docker-inc/',
        title: 'Docker blog: dotCloud, Inc. is becoming Docker, Inc. (October 2013)',
        read: false,
      },
      {
        url: 'https://www.informationweek.com/software-services/docker-finds-open-source-success',
        title: 'InformationWeek: dotCloud changes its name to Docker (2013-10-29)',
        read: true,
      },
    ],
  },
  {
    id: 'kubernetes-first-commit',
    date: '2014-06-06',
    track: 'kubernetes',
    inArticle: true,
    title: { zh: 'Kubernetes 首次提交', en: "Kubernetes' first commit" },
    summary: {
      zh: 'Joe Beda 推送首个公开提交；6 月 10 日 Google 在首届 DockerCon 上公布这个源自 Borg 经验的项目。',
      en: 'Joe Beda pushes the first public commit; on June 10 Google unveils the Borg-inspired project at the first DockerCon.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/blog/2018/06/06/4-years-of-k8s/',
        title: 'Joe Beda, 4 Years of K8s (2018-06-06)',
        read: true,
      },
      {
        url: 'https://github.com/kubernetes/kubernetes/commit/2c4b3a562ce34cddc3f8218a2c4d11c7310e6d56',
        title: 'kubernetes/kubernetes first public commit',
        read: false,
      },
      {
        url: 'https://kubernetes.io/blog/2018/07/20/the-history-of-kubernetes-the-community-behind-it/',
        title: 'Brendan Burns, The History of Kubernetes & the Community Behind It (2018-07-20)',
        read: true,
      },
    ],
  },
  {
    id: 'docker-buys-fig',
    date: '2014-07-23',
    track: 'docker',
    inArticle: true,
    title: { zh: 'Docker 收购 Orchard（Fig）', en: 'Docker acquires Orchard and Fig' },
    summary: {
      zh: '用一个 YAML 描述多容器应用的 Fig 加入 Docker，后来改名 Docker Compose。',
      en: 'Fig, which describes a multi-container app in one YAML file, joins Docker and later becomes Compose.',
    },
    sources: [
      {
        url: 'https://www.docker.com/blog/welcoming-the-orchard-and-fig-team/',
        title: 'Docker blog: Welcoming the Orchard and Fig team (2014-07-23)',
        read: true,
      },
      {
        url: 'https://github.com/docker/compose/blob/1.1.0/CHANGES.md',
        title: 'Compose 1.1.0 (2015-02-25): Fig has been renamed to Docker Compose',
        read: true,
      },
    ],
  },
  {
    id: 'rocket-announced',
    date: '2014-12-01',
    track: 'runtime-standards',
    inArticle: true,
    title: { zh: 'CoreOS 宣布 Rocket（rkt）', en: 'CoreOS announces Rocket (rkt)' },
    summary: {
      zh: '不满 Docker 变成大平台，CoreOS 推出自己的容器运行时和 appc 规范。',
      en: 'Unhappy that Docker is turning into a platform, CoreOS presents its own runtime and the appc spec.',
    },
    sources: [
      {
        url: 'https://coreos.com/blog/rocket',
        title: 'CoreOS: CoreOS is building a container runtime, Rocket (2014-12-01)',
        read: false,
      },
      {
        url: 'https://techcrunch.com/2014/12/01/coreos-calls-docker-fundamentally-flawed-launches-its-own-container-runtime/',
        title: 'TechCrunch: CoreOS launches its own container runtime (2014-12-01)',
        read: true,
      },
      {
        url: 'https://github.com/rkt/rkt',
        title:
          "rkt README 'End of project' (2020-02-24); tags v0.0.0 2014-11-26, v0.1.0 2014-11-30",
        read: true,
      },
    ],
  },
  {
    id: 'docker-trio',
    date: '2014-12-04',
    track: 'docker',
    inArticle: true,
    title: { zh: 'Docker 三件套亮相', en: 'Docker unveils Machine, Swarm and Compose' },
    summary: {
      zh: '三天之后，Docker 在 DockerCon EU 公布 Machine、Swarm、Compose，首批测试版在次年 2 月发布。',
      en: 'Three days later Docker presents Machine, Swarm and Compose at DockerCon EU; first beta releases follow in February.',
    },
    sources: [
      {
        url: 'https://blog.docker.com/2014/12/announcing-docker-machine-swarm-and-compose-for-orchestrating-distributed-apps/',
        title: 'Docker blog: Announcing Docker Machine, Swarm, and Compose (2014-12-04)',
        read: true,
      },
      {
        url: 'https://github.com/docker/machine',
        title:
          'docker/machine: initial commit 2014-12-04, 0.1.0 2015-02-26, last tag v0.16.2 2019-09-02',
        read: true,
      },
      {
        url: 'https://github.com/docker-archive/classicswarm',
        title:
          'Classic Swarm README + CHANGELOG: v0.1.0 2015-02-25, v1.0.0 tag 2015-11-03, archived 2020-06-11',
        read: true,
      },
      {
        url: 'https://github.com/docker/compose/blob/1.1.0/CHANGES.md',
        title: 'Compose 1.1.0 (2015-02-25): Fig has been renamed to Docker Compose',
        read: true,
      },
    ],
  },
  {
    id: 'ocp-oci-announced',
    date: '2015-06-22',
    track: 'runtime-standards',
    inArticle: true,
    title: { zh: 'OCI（初名 OCP）宣布成立', en: 'The OCI (first called OCP) is announced' },
    summary: {
      zh: 'Docker 捐出 runC 作为起点，与 CoreOS 等在 Linux 基金会下共同制定容器标准；一个月后改名 OCI。',
      en: 'Docker donates runC as a start and joins CoreOS and others under the Linux Foundation; renamed OCI a month later.',
    },
    sources: [
      {
        url: 'http://www.businesswire.com/news/home/20150622005422/en/Industry-Leaders-Unite-Create-Project-Open-Container',
        title:
          'Press release: Industry Leaders Unite to Create Project for Open Container Standards (2015-06-22)',
        read: true,
      },
      {
        url: 'http://focusoncontainers.com/business/partnerships/community-rallies-behind-renamed-oci/',
        title: 'Press text: Community Rallies Behind Renamed OCI (2015-07-22)',
        read: true,
      },
      {
        url: 'https://github.com/opencontainers/tob/blob/main/CHARTER.md',
        title:
          'OCI Charter (initial release 13 November 2015; initial projects: the specification and runc)',
        read: true,
      },
      {
        url: 'https://github.com/opencontainers/runc',
        title: 'runc README: a CLI tool for spawning and running containers; v0.0.1 2015-07-16',
        read: true,
      },
    ],
  },
  {
    id: 'cncf-and-k8s-1-0',
    date: '2015-07-21',
    track: 'kubernetes',
    inArticle: true,
    title: { zh: 'Kubernetes 1.0 与 CNCF 同日亮相', en: 'Kubernetes 1.0 and CNCF on the same day' },
    summary: {
      zh: 'Linux 基金会宣布 CNCF，Google 以 Kubernetes 为种子项目；2016 年 3 月它成为首个托管项目。',
      en: 'The Linux Foundation announces CNCF with Kubernetes as its seed; it becomes the first hosted project in March 2016.',
    },
    sources: [
      {
        url: 'https://www.cncf.io/announcements/2015/06/21/new-cloud-native-computing-foundation-to-drive-alignment-among-container-technologies/',
        title: 'CNCF press release, dated July 21, 2015 in its text (the URL path says 06/21)',
        read: true,
      },
      {
        url: 'https://www.eweek.com/cloud/foundation-launches-to-unify-open-source-cloud-efforts/',
        title:
          'eWEEK: Foundation launches to unify open-source cloud efforts (Kubernetes 1.0 the same day)',
        read: true,
      },
      {
        url: 'https://github.com/cncf/toc/blob/main/projects/kubernetes/kubernetes-graduation-proposal.md',
        title:
          "CNCF TOC: Kubernetes graduation application (Kubernetes 'motivated the creation of the CNCF')",
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2018/07/20/the-history-of-kubernetes-the-community-behind-it/',
        title: 'Brendan Burns, The History of Kubernetes & the Community Behind It (2018-07-20)',
        read: true,
      },
      {
        url: 'https://www.cncf.io/announcement/2016/03/10/cloud-native-computing-foundation-accepts-kubernetes-as-first-hosted-project-technical-oversight-committee-elected/',
        title: 'CNCF press release: accepts Kubernetes as first hosted project (2016-03-10)',
        read: false,
      },
      {
        url: 'https://cloudcow.com/?post_type=post&p=31848',
        title:
          'Repost of the CNCF press text, 2016-03-11: accepts Kubernetes as first hosted project',
        read: true,
      },
    ],
  },
  {
    id: 'docker-1-11',
    date: '2016-04-13',
    track: 'runtime-standards',
    inArticle: false,
    title: { zh: 'Docker 1.11 拆成四个程序', en: 'Docker 1.11 splits into four binaries' },
    summary: {
      zh: '引擎改为由 containerd 管理、runc 启动容器，运行时第一次真正从 Docker 里分离出来。',
      en: 'The engine now manages containers through containerd and starts them with runc: the runtime truly leaves Docker.',
    },
    sources: [
      {
        url: 'https://github.com/moby/moby/blob/v1.12.0/CHANGELOG.md',
        title: 'Docker CHANGELOG up to 1.12.0',
        read: true,
      },
    ],
  },
  {
    id: 'swarm-mode',
    date: '2016-07-28',
    track: 'docker',
    inArticle: false,
    title: { zh: 'Swarm mode 内置进 Docker 1.12', en: 'Swarm mode ships inside Docker 1.12' },
    summary: {
      zh: '编排功能直接进入引擎，与 Kubernetes 正面竞争，也引来对兼容性和分叉的争论。',
      en: 'Orchestration moves into the engine, competing head-on with Kubernetes and sparking talk of a fork.',
    },
    sources: [
      {
        url: 'https://github.com/moby/moby/releases/tag/v1.12.0',
        title: 'Docker 1.12.0 (tag 2016-07-28): swarm mode, overlay2',
        read: true,
      },
      {
        url: 'https://docs.docker.com/engine/swarm/',
        title: 'Docker docs: Swarm mode overview',
        read: true,
      },
      {
        url: 'https://thenewstack.io/docker-fork-talk-split-now-table/',
        title: 'The New Stack: A Docker Fork: Talk of a Split Is Now on the Table (2016-08-29)',
        read: true,
      },
    ],
  },
  {
    id: 'cri-introduced',
    date: '2016-12-19',
    track: 'kubernetes',
    inArticle: false,
    title: { zh: 'Kubernetes 推出 CRI', en: 'Kubernetes introduces the CRI' },
    summary: {
      zh: '1.5 版把 kubelet 与容器运行时之间的接口标准化，从此 Docker 只是众多选项之一。',
      en: 'Version 1.5 standardises the interface between kubelet and runtime, so Docker becomes one option among several.',
    },
    note: 'date of the blog post; the feature ships as alpha in Kubernetes 1.5, December 2016',
    sources: [
      {
        url: 'https://kubernetes.io/blog/2016/12/container-runtime-interface-cri-in-kubernetes/',
        title: 'Introducing Container Runtime Interface (CRI) in Kubernetes (2016-12-19)',
        read: true,
      },
    ],
  },
  {
    id: 'containerd-joins-cncf',
    date: '2017-03-29',
    track: 'runtime-standards',
    inArticle: true,
    title: { zh: 'containerd 捐给 CNCF', en: 'containerd joins the CNCF' },
    summary: {
      zh: 'Docker 把上年底拆出的核心运行时交给 CNCF，2019 年 2 月毕业。',
      en: 'Docker hands over the core runtime it had spun out in December; it graduates in February 2019.',
    },
    sources: [
      {
        url: 'https://github.com/cncf/toc/commit/a97a7b618090adaa4db02effc39f32d0b69437e8',
        title: "CNCF TOC: 'Add containerd+rkt to the CNCF project list' (2017-03-29)",
        read: true,
      },
      {
        url: 'https://www.cncf.io/announcement/2017/03/29/containerd-joins-cloud-native-computing-foundation/',
        title: 'CNCF: containerd joins the Cloud Native Computing Foundation (2017-03-29)',
        read: false,
      },
      {
        url: 'https://github.com/cncf/toc/blob/main/projects/containerd/containerd-incubation-proposal.adoc',
        title: 'CNCF TOC: containerd proposal (added 2017-03-17)',
        read: true,
      },
      {
        url: 'https://vmblog.com/archive/2016/12/14/docker-extracts-and-donates-containerd-its-core-container-runtime-to-accelerate-innovation-across-the-container-ecosystem.aspx',
        title: 'Docker press text: Docker extracts and donates containerd (2016-12-14)',
        read: true,
      },
      {
        url: 'https://github.com/cncf/toc/commit/be4ec2919f4aaa32802b577cce939d65adae7c54',
        title: "CNCF TOC: 'containerd is graduated' (2019-02-28)",
        read: true,
      },
    ],
  },
  {
    id: 'oci-1-0',
    date: '2017-07-19',
    track: 'runtime-standards',
    inArticle: true,
    title: { zh: 'OCI 规范 1.0', en: 'OCI specifications reach 1.0' },
    summary: {
      zh: '运行时规范和镜像规范同日发布 1.0，镜像从此不再是某一家公司的格式。',
      en: "Runtime and image specs reach 1.0 on the same day: images are no longer one company's format.",
    },
    sources: [
      {
        url: 'https://github.com/opencontainers/runtime-spec/releases/tag/v1.0.0',
        title: 'opencontainers/runtime-spec v1.0.0 (2017-07-19)',
        read: true,
      },
      {
        url: 'https://github.com/opencontainers/image-spec/releases/tag/v1.0.0',
        title: 'opencontainers/image-spec v1.0.0 (2017-07-19); repository created 2016-03-23',
        read: true,
      },
      {
        url: 'https://www.redhat.com/en/blog/open-container-initiative-specifications-reach-10',
        title: 'Red Hat: Open Container Initiative specifications reach 1.0',
        read: true,
      },
    ],
  },
  {
    id: 'docker-embraces-kubernetes',
    date: '2017-10-17',
    track: 'docker',
    inArticle: true,
    title: { zh: 'Docker 企业版宣布内置 Kubernetes', en: 'Docker adds Kubernetes to its platform' },
    summary: {
      zh: '在哥本哈根 DockerCon EU，Docker 宣布与 Swarm 并列支持 Kubernetes，编排之争基本见分晓。',
      en: 'At DockerCon EU in Copenhagen, Docker says it will support Kubernetes next to Swarm; the contest is settled.',
    },
    sources: [
      {
        url: 'https://blog.docker.com/2017/10/kubernetes-docker-platform-and-moby-project/',
        title: 'Docker blog: Docker Platform and Moby Project add Kubernetes (October 2017)',
        read: false,
      },
      {
        url: 'https://techcrunch.com/2017/10/17/docker-gives-into-invevitable-and-offers-native-kubernetes-support/',
        title: 'TechCrunch: Docker offers native Kubernetes support, DockerCon Europe (2017-10-17)',
        read: true,
      },
      {
        url: 'https://www.infoq.com/news/2017/10/docker-kubernetes-integration',
        title: 'InfoQ: Docker to integrate Kubernetes (Docker EE, Docker for Mac/Windows)',
        read: true,
      },
    ],
  },
  {
    id: 'mirantis-buys-docker-ee',
    date: '2019-11-13',
    track: 'docker',
    inArticle: false,
    title: { zh: 'Mirantis 收购 Docker 企业业务', en: 'Mirantis buys Docker Enterprise' },
    summary: {
      zh: 'Docker 公司卖掉企业版，专注开发者工具 Docker Desktop 和 Docker Hub。',
      en: 'Docker, Inc. sells its enterprise business and refocuses on developers: Docker Desktop and Docker Hub.',
    },
    sources: [
      {
        url: 'https://thenewstack.io/mirantis-acquires-docker-enterprise/',
        title: 'The New Stack: Mirantis Acquires Docker Enterprise (2019-11-13)',
        read: true,
      },
    ],
  },
  {
    id: 'dockershim-deprecated',
    date: '2020-12-08',
    track: 'kubernetes',
    inArticle: false,
    title: { zh: 'Kubernetes 1.20 弃用 dockershim', en: 'Kubernetes 1.20 deprecates dockershim' },
    summary: {
      zh: '内置的 Docker 适配层进入倒计时；官方专门写文章说明不必惊慌，镜像照常可用。',
      en: 'The built-in Docker adapter starts its countdown; an official post explains why images keep working.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/blog/2020/12/08/kubernetes-1-20-release-announcement/',
        title: 'Kubernetes 1.20: The Raddest Release (2020-12-08)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2020/12/02/dont-panic-kubernetes-and-docker/',
        title: "Don't Panic: Kubernetes and Docker (2020-12-02)",
        read: true,
      },
      {
        url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/2221-remove-dockershim',
        title: 'KEP-2221: Removing dockershim from kubelet',
        read: true,
      },
    ],
  },
  {
    id: 'pws-shutdown',
    date: '2021-01-15',
    track: 'paas',
    inArticle: true,
    title: { zh: 'Pivotal Web Services 停止服务', en: 'Pivotal Web Services shuts down' },
    summary: {
      zh: '停的是 Cloud Foundry 的一个公有云服务，项目本身至今仍在开发。',
      en: 'One hosted Cloud Foundry service closes; the open-source project itself is still being developed.',
    },
    note: "day from a copy of the vendor's customer letter; that an end of availability was announced is on the vendor page",
    sources: [
      {
        url: 'https://docs.run.pivotal.io/concepts/overview.html',
        title: "Pivotal Web Services docs: 'End of Availability Announced'",
        read: true,
      },
      {
        url: 'https://pastebin.com/L4YkJj9f',
        title: "Copy of VMware's letter to PWS customers: end of availability January 15, 2021",
        read: true,
      },
      {
        url: 'https://github.com/cloudfoundry/community',
        title:
          'cloudfoundry/community: governance repository, TOC election result committed 2026-08-04, RFCs up to 0048',
        read: true,
      },
    ],
  },
  {
    id: 'dockershim-removed',
    date: '2022-05-03',
    track: 'kubernetes',
    inArticle: true,
    title: { zh: 'Kubernetes 1.24 移除 dockershim', en: 'Kubernetes 1.24 removes dockershim' },
    summary: {
      zh: '节点改用 containerd 或 CRI-O 直接接 CRI，想继续用 Docker Engine 就装 cri-dockerd。',
      en: 'Nodes talk CRI straight to containerd or CRI-O; anyone keeping Docker Engine installs cri-dockerd.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/blog/2022/05/03/kubernetes-1-24-release-announcement/',
        title: 'Kubernetes 1.24: Stargazer (2022-05-03)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2022/02/17/dockershim-faq/',
        title: 'Updated: Dockershim Removal FAQ (2022-02-17)',
        read: true,
      },
      {
        url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/2221-remove-dockershim',
        title: 'KEP-2221: Removing dockershim from kubelet',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/setup/production-environment/container-runtimes/',
        title: 'Kubernetes docs: Container Runtimes',
        read: true,
      },
    ],
  },
  {
    id: 'docker-29-containerd-store',
    date: '2025-11-10',
    track: 'docker',
    inArticle: false,
    title: {
      zh: 'Docker Engine 29 默认用 containerd 存镜像',
      en: 'Docker Engine 29 stores images in containerd',
    },
    summary: {
      zh: '新装的 Docker 默认改用 containerd 的 overlayfs 快照器，和 Kubernetes 节点走到同一套底座上。',
      en: "Fresh installs use containerd's overlayfs snapshotter by default, the same base Kubernetes nodes use.",
    },
    note: 'date of the git tag docker-v29.0.0',
    sources: [
      {
        url: 'https://github.com/moby/moby/releases/tag/docker-v29.0.0',
        title: 'Docker Engine 29.0.0 (tag 2025-11-10)',
        read: true,
      },
      {
        url: 'https://docs.docker.com/engine/storage/containerd/',
        title: 'Docker docs: containerd image store (default for fresh installs of Engine 29.0+)',
        read: true,
      },
    ],
  },
]
