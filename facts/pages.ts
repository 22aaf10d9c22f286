/** A page where a fact can be checked. */
export interface Source {
  /** Absolute http(s) address. */
  url: string
  /** What the page is, in its own language. */
  title: string
  /** True where the text was read and states the fact; prefer these on slides. */
  read: boolean
}

/**
 * Every page that a claim, an event, a question or a rule of a model rests on, once. They and the slides
 * (`sources: [key, …]`) name the key, and a wrong key does not compile. One entry here is all it takes
 * to add a page, by its key in the order of the alphabet.
 */
export const pages = {
  '163-aliyun': {
    url: 'https://c.m.163.com/news/a/FEU65MOC05373ZIX.html',
    title: '163.com: 成立于2009年的阿里云',
    read: true,
  },
  'alibaba-history': {
    url: 'https://www.alibabagroup.com/en-US/about-alibaba',
    title: 'Alibaba Group: company history (Alibaba Cloud founded September 2009)',
    read: false,
  },
  'amazon-2002': {
    url: 'https://press.aboutamazon.com/2002/7/amazon-com-launches-web-services',
    title: 'Amazon press release: Amazon.com Launches Web Services (July 2002)',
    read: false,
  },
  'aws-ec2-15': {
    url: 'https://aws.amazon.com/blogs/aws/happy-15th-birthday-amazon-ec2/',
    title: 'AWS News Blog: Happy 15th Birthday Amazon EC2',
    read: true,
  },
  'aws-history': {
    url: 'https://jobbinge.in/history-of-aws',
    title: 'History of AWS (2002 web services, 2006 infrastructure services)',
    read: true,
  },
  'aws-s3-launch': {
    url: 'https://aws.amazon.com/blogs/aws/eight-years-and-counting-of-cloud-computing/',
    title: 'AWS News Blog: S3 launched on March 14, 2006',
    read: true,
  },
  'bcn-cf-foundation': {
    url: 'http://www.businesscloudnews.com/2014/12/11/cloud-foundry-foundation-re-launches-as-independent-non-profit/',
    title: 'Business Cloud News: Cloud Foundry Foundation formally established (2014-12-11)',
    read: true,
  },
  'beda-4-years': {
    url: 'https://kubernetes.io/blog/2018/06/06/4-years-of-k8s/',
    title: 'Joe Beda, 4 Years of K8s (2018-06-06)',
    read: true,
  },
  'borg-predecessor': {
    url: 'https://kubernetes.io/blog/2015/04/borg-predecessor-to-kubernetes/',
    title: 'Borg: The Predecessor to Kubernetes (2015-04-23)',
    read: true,
  },
  'burns-history': {
    url: 'https://kubernetes.io/blog/2018/07/20/the-history-of-kubernetes-the-community-behind-it/',
    title: 'Brendan Burns, The History of Kubernetes & the Community Behind It (2018-07-20)',
    read: true,
  },
  'cf-buildpacks': {
    url: 'https://docs.cloudfoundry.org/buildpacks/',
    title: 'Cloud Foundry docs: Buildpacks',
    read: true,
  },
  'cf-community': {
    url: 'https://github.com/cloudfoundry/community',
    title:
      'cloudfoundry/community: governance repository, TOC election result committed 2026-08-04, RFCs up to 0048',
    read: true,
  },
  'cf-rfc-17': {
    url: 'https://github.com/cloudfoundry/community/blob/main/toc/rfc/rfc-0017-add-cnbs.md',
    title: 'Cloud Foundry RFC 0017: Add Cloud Native Buildpacks (2023)',
    read: true,
  },
  'cf-understand-buildpacks': {
    url: 'https://docs.cloudfoundry.org/buildpacks/understand-buildpacks.html',
    title:
      'Cloud Foundry docs: How Buildpacks Work (supply and finalize replace the deprecated compile)',
    read: true,
  },
  'classic-swarm': {
    url: 'https://github.com/docker-archive/classicswarm',
    title:
      'Classic Swarm README + CHANGELOG: v0.1.0 2015-02-25, v1.0.0 tag 2015-11-03, archived 2020-06-11',
    read: true,
  },
  'cloudcow-k8s-cncf': {
    url: 'https://cloudcow.com/?post_type=post&p=31848',
    title: 'Repost of the CNCF press text, 2016-03-11: accepts Kubernetes as first hosted project',
    read: true,
  },
  'cncf-announcement': {
    url: 'https://www.cncf.io/announcements/2015/06/21/new-cloud-native-computing-foundation-to-drive-alignment-among-container-technologies/',
    title: 'CNCF press release, dated July 21, 2015 in its text (the URL path says 06/21)',
    read: true,
  },
  'cncf-buildpacks': {
    url: 'https://github.com/cncf/toc/blob/main/projects/buildpacks/buildpacks-sandbox-proposal.adoc',
    title:
      'CNCF TOC: Cloud Native Buildpacks proposal (buildpacks conceived by Heroku in 2011; OCI images)',
    read: true,
  },
  'cncf-charter': {
    url: 'https://github.com/cncf/foundation/blob/main/charter.md',
    title: 'CNCF Charter (effective Nov 6 2015)',
    read: true,
  },
  'cncf-containerd-graduated': {
    url: 'https://github.com/cncf/toc/commit/be4ec2919f4aaa32802b577cce939d65adae7c54',
    title: "CNCF TOC: 'containerd is graduated' (2019-02-28)",
    read: true,
  },
  'cncf-containerd-graduation': {
    url: 'https://github.com/cncf/toc/blob/main/projects/containerd/containerd-graduation-proposal.md',
    title: 'CNCF TOC: containerd graduation proposal (2018-10)',
    read: true,
  },
  'cncf-containerd-joins': {
    url: 'https://www.cncf.io/announcement/2017/03/29/containerd-joins-cloud-native-computing-foundation/',
    title: 'CNCF: containerd joins the Cloud Native Computing Foundation (2017-03-29)',
    read: false,
  },
  'cncf-containerd-proposal': {
    url: 'https://github.com/cncf/toc/blob/main/projects/containerd/containerd-incubation-proposal.adoc',
    title: 'CNCF TOC: containerd proposal (added 2017-03-17)',
    read: true,
  },
  'cncf-k8s-accepted': {
    url: 'https://www.cncf.io/announcement/2016/03/10/cloud-native-computing-foundation-accepts-kubernetes-as-first-hosted-project-technical-oversight-committee-elected/',
    title: 'CNCF press release: accepts Kubernetes as first hosted project (2016-03-10)',
    read: false,
  },
  'cncf-k8s-graduation': {
    url: 'https://github.com/cncf/toc/blob/main/projects/kubernetes/kubernetes-graduation-proposal.md',
    title:
      "CNCF TOC: Kubernetes graduation application (Kubernetes 'motivated the creation of the CNCF')",
    read: true,
  },
  'cncf-project-list': {
    url: 'https://github.com/cncf/toc/commit/a97a7b618090adaa4db02effc39f32d0b69437e8',
    title: "CNCF TOC: 'Add containerd+rkt to the CNCF project list' (2017-03-29)",
    read: true,
  },
  'cncf-rkt-archived': {
    url: 'https://www.cncf.io/blog/2019/08/16/cncf-archives-the-rkt-project/',
    title: 'CNCF archives the rkt project (2019-08-16)',
    read: true,
  },
  'cncf-serverwatch': {
    url: 'https://www.cncf.io/news/2017/03/30/serverwatch-containerd-rkt-now-official-cncf-projects/',
    title: 'CNCF news: containerd, rkt now official CNCF projects (vote 28 March 2017, Berlin)',
    read: true,
  },
  'compose-1.1': {
    url: 'https://github.com/docker/compose/blob/1.1.0/CHANGES.md',
    title: 'Compose 1.1.0 (2015-02-25): Fig has been renamed to Docker Compose',
    read: true,
  },
  'compose-10263': {
    url: 'https://github.com/docker/compose/issues/10263',
    title: 'docker/compose #10263: restart behaviour when using network_mode: service',
    read: true,
  },
  'compose-6329': {
    url: 'https://github.com/docker/compose/issues/6329',
    title: 'docker/compose #6329: Cannot join network of a non running container',
    read: true,
  },
  'compose-history': {
    url: 'https://docs.docker.com/compose/intro/history/',
    title: 'Docker docs: History and development of Docker Compose',
    read: true,
  },
  'compose-networking': {
    url: 'https://docs.docker.com/compose/how-tos/networking/',
    title: 'Docker docs: Networking in Compose',
    read: true,
  },
  'compose-production': {
    url: 'https://docs.docker.com/compose/how-tos/production/',
    title: 'Docker docs: Use Compose in production',
    read: true,
  },
  'compose-releases': {
    url: 'https://github.com/docker/compose/releases',
    title: 'docker/compose release tags (v2.0.0 2021-09-28, v5.0.0 2025-12-02)',
    read: true,
  },
  'container-journal-fork': {
    url: 'http://containerjournal.com/2016/09/16/forking-docker-new-open-source-culture/',
    title: 'Container Journal: Forking Docker, the new open-source culture (2016-09-16)',
    read: true,
  },
  containerd: {
    url: 'https://github.com/containerd/containerd',
    title: 'containerd README (uses runc; graduated CNCF project)',
    read: true,
  },
  'containerd-cgroup-namespace': {
    url: 'https://github.com/containerd/containerd/blob/main/internal/cri/server/container_create.go',
    title: 'containerd CRI plugin: a new cgroup namespace per container on cgroup v2',
    read: true,
  },
  'containerd-cri': {
    url: 'https://github.com/containerd/containerd/blob/main/docs/cri/architecture.md',
    title: 'containerd: Architecture of the CRI plugin (pause/sandbox container)',
    read: true,
  },
  'containerd-pod-namespaces': {
    url: 'https://github.com/containerd/containerd/blob/main/internal/cri/opts/spec_opts.go',
    title:
      'containerd CRI plugin: WithPodNamespaces (network, IPC, UTS joined from the sandbox; PID only when not CONTAINER)',
    read: true,
  },
  'containerd-snapshotters': {
    url: 'https://github.com/containerd/containerd/blob/main/docs/snapshotters/README.md',
    title: 'containerd: Snapshotters (overlayfs is the default)',
    read: true,
  },
  'coreos-rocket': {
    url: 'https://coreos.com/blog/rocket',
    title: 'CoreOS: CoreOS is building a container runtime, Rocket (2014-12-01)',
    read: false,
  },
  'cri-api': {
    url: 'https://github.com/kubernetes/cri-api/blob/master/pkg/apis/runtime/v1/api.proto',
    title: 'CRI api.proto: NamespaceMode / NamespaceOption',
    read: true,
  },
  'cri-in-community': {
    url: 'https://github.com/kubernetes/community/blob/master/contributors/devel/sig-node/container-runtime-interface.md',
    title:
      'Kubernetes community: CRI (a flag in 1.5, used by default in 1.6, the old way gone in 1.7)',
    read: true,
  },
  'cri-o': {
    url: 'https://github.com/cri-o/cri-o',
    title: 'CRI-O README: implements the kubelet CRI using OCI runtimes',
    read: true,
  },
  'cri-o-crun': {
    url: 'https://github.com/kubernetes-sigs/kubespray/issues/11561',
    title: 'Kubespray 11561: CRI-O uses crun by default since 1.31',
    read: true,
  },
  'crio-conf': {
    url: 'https://github.com/cri-o/cri-o/blob/main/docs/crio.conf.5.md',
    title: 'crio.conf(5): drop_infra_ctr is true by default',
    read: true,
  },
  'crn-redhat': {
    url: 'https://www.crn.com/slide-shows/applications-os/300085066/red-hats-head-of-products-on-competing-with-docker-teaming-with-aws-and-a-container-services-renaissance-for-the-channel',
    title: "CRN: Red Hat's head of products on competing with Docker (2017)",
    read: true,
  },
  'datahunter-overlayfs': {
    url: 'https://datahunter.org/overlayfs',
    title: 'datahunter.org: overlayfs, introduced in kernel 3.18',
    read: true,
  },
  'datamation-2.6.24': {
    url: 'https://www.datamation.com/open-source/linux-kernel-hits-2-6-24/',
    title: 'Datamation: Linux Kernel Hits 2.6.24 (2008-01-26)',
    read: true,
  },
  'devops-k8s-graduated': {
    url: 'https://devops.com/cloud-native-computing-foundation-announces-kubernetes-as-first-graduated-project/',
    title: 'CNCF press text: Kubernetes is first graduated project (2018-03-06)',
    read: true,
  },
  'diversity-redhat': {
    url: 'https://www.diversity.net.nz/red-hat-and-docker-application-portability-meets-paas-automation/2013/09/19/',
    title: 'Diversity Limited: Red Hat and dotCloud collaboration announced today (2013-09-19)',
    read: true,
  },
  'docker-0.9': {
    url: 'https://www.docker.com/blog/docker-0-9-introducing-execution-drivers-and-libcontainer/',
    title: 'Docker 0.9: introducing execution drivers and libcontainer (2014-03-10)',
    read: true,
  },
  'docker-1.12': {
    url: 'https://github.com/moby/moby/releases/tag/v1.12.0',
    title: 'Docker 1.12.0 (tag 2016-07-28): swarm mode, overlay2',
    read: true,
  },
  'docker-1.12-changelog': {
    url: 'https://github.com/moby/moby/blob/v1.12.0/CHANGELOG.md',
    title: 'Docker CHANGELOG up to 1.12.0',
    read: true,
  },
  'docker-29': {
    url: 'https://github.com/moby/moby/releases/tag/docker-v29.0.0',
    title: 'Docker Engine 29.0.0 (tag 2025-11-10)',
    read: true,
  },
  'docker-blog-fig': {
    url: 'https://www.docker.com/blog/welcoming-the-orchard-and-fig-team/',
    title: 'Docker blog: Welcoming the Orchard and Fig team (2014-07-23)',
    read: true,
  },
  'docker-blog-k8s': {
    url: 'https://blog.docker.com/2017/10/kubernetes-docker-platform-and-moby-project/',
    title: 'Docker blog: Docker Platform and Moby Project add Kubernetes (October 2017)',
    read: false,
  },
  'docker-blog-rename': {
    url: 'https://www.docker.com/blog/dotcloud-is-becoming-docker-inc/',
    title: 'Docker blog: dotCloud, Inc. is becoming Docker, Inc. (October 2013)',
    read: false,
  },
  'docker-blog-runc': {
    url: 'https://www.docker.com/blog/runc/',
    title: 'Docker blog: Introducing runC: a lightweight universal container runtime (June 2015)',
    read: true,
  },
  'docker-blog-trio': {
    url: 'https://blog.docker.com/2014/12/announcing-docker-machine-swarm-and-compose-for-orchestrating-distributed-apps/',
    title: 'Docker blog: Announcing Docker Machine, Swarm, and Compose (2014-12-04)',
    read: true,
  },
  'docker-bridge': {
    url: 'https://docs.docker.com/engine/network/drivers/bridge/',
    title: 'Docker docs: Bridge network driver',
    read: false,
  },
  'docker-containerd-store': {
    url: 'https://docs.docker.com/engine/storage/containerd/',
    title: 'Docker docs: containerd image store (default for fresh installs of Engine 29.0+)',
    read: true,
  },
  'docker-deprecated': {
    url: 'https://docs.docker.com/engine/deprecated/',
    title: 'Docker: Deprecated features (AuFS removed in v24.0, device mapper in v25.0)',
    read: true,
  },
  'docker-desktop-license': {
    url: 'https://docs.docker.com/subscription/desktop-license/',
    title: 'Docker docs: Docker Desktop license agreement',
    read: true,
  },
  'docker-dns-services': {
    url: 'https://docs.docker.com/engine/network/#dns-services',
    title: 'Docker docs: Networking overview, DNS services',
    read: false,
  },
  'docker-exec': {
    url: 'https://docs.docker.com/reference/cli/docker/container/exec/',
    title: 'Docker docs: docker container exec',
    read: false,
  },
  'docker-forum-media-type': {
    url: 'https://forums.docker.com/t/set-image-mediatype/149997',
    title: 'Docker forums: which media type an image has depends on the image store',
    read: true,
  },
  'docker-machine': {
    url: 'https://github.com/docker/machine',
    title:
      'docker/machine: initial commit 2014-12-04, 0.1.0 2015-02-26, last tag v0.16.2 2019-09-02',
    read: true,
  },
  'docker-machine-archived': {
    url: 'https://github.com/docker/docs/pull/13603',
    title: 'docker/docs PR 13603: Docker Machine is now archived (2021-09-26)',
    read: true,
  },
  'docker-network-mode': {
    url: 'https://docs.docker.com/reference/compose-file/services/#network_mode',
    title: 'Docker docs: Compose file, network_mode',
    read: false,
  },
  'docker-overview': {
    url: 'https://docs.docker.com/get-started/docker-overview/',
    title: 'Docker docs: What is Docker?',
    read: true,
  },
  'docker-port-publishing': {
    url: 'https://docs.docker.com/engine/network/port-publishing/',
    title: 'Docker docs: Port publishing and mapping',
    read: false,
  },
  'docker-rootless': {
    url: 'https://docs.docker.com/engine/security/rootless/',
    title: 'Docker docs: Rootless mode',
    read: true,
  },
  'docker-security': {
    url: 'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    title: 'Docker docs: Docker daemon attack surface',
    read: true,
  },
  'docker-start-containers-automatically': {
    url: 'https://docs.docker.com/engine/containers/start-containers-automatically/',
    title: 'Docker docs: Start containers automatically',
    read: false,
  },
  'docker-storage-drivers': {
    url: 'https://docs.docker.com/engine/storage/drivers/',
    title: 'Docker docs: Storage drivers (layers, copy-on-write)',
    read: true,
  },
  'docker-swarm-mode': {
    url: 'https://docs.docker.com/engine/swarm/',
    title: 'Docker docs: Swarm mode overview',
    read: true,
  },
  'docker-up': {
    url: 'https://docs.docker.com/reference/cli/docker/compose/up/',
    title: 'Docker docs: docker compose up --scale',
    read: false,
  },
  'docker-v0.1-readme': {
    url: 'https://github.com/moby/moby/blob/v0.1.0/README.md',
    title: 'Docker v0.1.0 README (tag 2013-03-25): LXC, AUFS, cgroups, namespaces',
    read: true,
  },
  'dockershim-faq': {
    url: 'https://kubernetes.io/blog/2022/02/17/dockershim-faq/',
    title: 'Updated: Dockershim Removal FAQ (2022-02-17)',
    read: true,
  },
  'encyclopedia-ec2': {
    url: 'https://encyclopedia.pub/entry/history/show/76279',
    title: 'Encyclopedia: Amazon EC2 limited public beta on August 25, 2006',
    read: true,
  },
  'eweek-cncf': {
    url: 'https://www.eweek.com/cloud/foundation-launches-to-unify-open-source-cloud-efforts/',
    title:
      'eWEEK: Foundation launches to unify open-source cloud efforts (Kubernetes 1.0 the same day)',
    read: true,
  },
  'freebsd-jail': {
    url: 'https://docs.freebsd.org/en/books/arch-handbook/jail/',
    title: 'FreeBSD Architecture Handbook: the jail subsystem (from FreeBSD 4.0)',
    read: true,
  },
  'hallyn-containers': {
    url: 'https://s3hh.wordpress.com/2018/03/22/history-of-containers/',
    title: 'Serge Hallyn: History of containers (Virtuozzo 2002, jails 2000, Zones 2004)',
    read: true,
  },
  'hykes-on-hn': {
    url: 'https://news.ycombinator.com/item?id=7437920',
    title:
      "Solomon Hykes on Hacker News: talk 'leaked' to HN on 20 March 2013, repository opened 27 March",
    read: true,
  },
  'industrie-techno-hykes': {
    url: 'https://www.industrie-techno.com/article/il-industrialise-les-containers-virtuels.42933',
    title: 'Industrie & Technologies: interview with Solomon Hykes (Dotcloud SARL, 2008)',
    read: true,
  },
  'infoq-docker-k8s': {
    url: 'https://www.infoq.com/news/2017/10/docker-kubernetes-integration',
    title: 'InfoQ: Docker to integrate Kubernetes (Docker EE, Docker for Mac/Windows)',
    read: true,
  },
  'infoq-rename': {
    url: 'https://www.infoq.com/news/2013/10/dotcloud-renamed-docker/',
    title: 'InfoQ: dotCloud renamed Docker, with the numbers of the press release (October 2013)',
    read: true,
  },
  'informationweek-rename': {
    url: 'https://www.informationweek.com/software-services/docker-finds-open-source-success',
    title: 'InformationWeek: dotCloud changes its name to Docker (2013-10-29)',
    read: true,
  },
  'jdn-hykes': {
    url: 'https://www.journaldunet.com/solutions/dsi/1187395-solomon-hykes-le-francais-qui-aura-conquis-toute-la-silicon-valley/',
    title:
      'Journal du Net: Solomon Hykes (dotCloud co-founded 2008 at Montrouge, Y Combinator 2010)',
    read: true,
  },
  'k8s-1.20': {
    url: 'https://kubernetes.io/blog/2020/12/08/kubernetes-1-20-release-announcement/',
    title: 'Kubernetes 1.20: The Raddest Release (2020-12-08)',
    read: true,
  },
  'k8s-1.24': {
    url: 'https://kubernetes.io/blog/2022/05/03/kubernetes-1-24-release-announcement/',
    title: 'Kubernetes 1.24: Stargazer (2022-05-03)',
    read: true,
  },
  'k8s-assign-pod-level-resources': {
    url: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/',
    title: 'Kubernetes docs: Assign Pod-level CPU and memory resources',
    read: false,
  },
  'k8s-configmap': {
    url: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
    title: 'Kubernetes docs: ConfigMaps (data, neither spec nor status)',
    read: false,
  },
  'k8s-containerd-ga': {
    url: 'https://kubernetes.io/blog/2018/05/24/kubernetes-containerd-integration-goes-ga/',
    title: 'Kubernetes Blog: Kubernetes Containerd Integration Goes GA (2018-05-24)',
    read: true,
  },
  'k8s-controllers': {
    url: 'https://kubernetes.io/docs/concepts/workloads/controllers/',
    title: 'Kubernetes docs: Workload Management',
    read: true,
  },
  'k8s-cri-2016': {
    url: 'https://kubernetes.io/blog/2016/12/container-runtime-interface-cri-in-kubernetes/',
    title: 'Introducing Container Runtime Interface (CRI) in Kubernetes (2016-12-19)',
    read: true,
  },
  'k8s-cronjob': {
    url: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
    title: 'Kubernetes docs: CronJob',
    read: true,
  },
  'k8s-customize-hosts-file-for-pods': {
    url: 'https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/',
    title: 'Kubernetes docs: Adding entries to Pod /etc/hosts with HostAliases',
    read: false,
  },
  'k8s-dns-pod-service': {
    url: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
    title: 'Kubernetes docs: DNS for Services and Pods',
    read: false,
  },
  'k8s-dont-panic': {
    url: 'https://kubernetes.io/blog/2020/12/02/dont-panic-kubernetes-and-docker/',
    title: "Don't Panic: Kubernetes and Docker (2020-12-02)",
    read: true,
  },
  'k8s-endpoint-slices': {
    url: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/',
    title: 'Kubernetes docs: EndpointSlices (owned by their Service)',
    read: true,
  },
  'k8s-first-commit': {
    url: 'https://github.com/kubernetes/kubernetes/commit/2c4b3a562ce34cddc3f8218a2c4d11c7310e6d56',
    title: 'kubernetes/kubernetes first public commit',
    read: false,
  },
  'k8s-grace-period-50s': {
    url: 'https://github.com/kubernetes/kubernetes/pull/126287',
    title: 'Kubernetes 126287: node-monitor-grace-period is 50 s by default (1.32; 40 s before)',
    read: true,
  },
  'k8s-job': {
    url: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
    title: 'Kubernetes docs: Jobs (only restartPolicy Never or OnFailure)',
    read: true,
  },
  'k8s-manage-resources-containers': {
    url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    title: 'Kubernetes docs: Resource Management for Pods and Containers',
    read: false,
  },
  'k8s-namespaces': {
    url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
    title: 'Kubernetes docs: Namespaces',
    read: true,
  },
  'k8s-objects': {
    url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
    title: 'Kubernetes docs: Objects In Kubernetes',
    read: true,
  },
  'k8s-out-of-service': {
    url: 'https://github.com/kubernetes/website/commit/932ff331141f387f31d5fd7309aa9b6a18db6c32',
    title: 'Kubernetes 1.28: Non-Graceful Node Shutdown moves to GA (the out-of-service taint)',
    read: true,
  },
  'k8s-pod-lifecycle': {
    url: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/',
    title: 'Kubernetes docs: Pod lifecycle',
    read: false,
  },
  'k8s-pods': {
    url: 'https://kubernetes.io/docs/concepts/workloads/pods/',
    title: 'Kubernetes docs: Pods',
    read: true,
  },
  'k8s-replicaset': {
    url: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/',
    title: 'Kubernetes docs: ReplicaSet',
    read: true,
  },
  'k8s-resize': {
    url: 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/',
    title:
      'Kubernetes docs: Resize CPU and Memory Resources assigned to Containers (stable since 1.35)',
    read: true,
  },
  'k8s-rootless-beta': {
    url: 'https://github.com/kubernetes/website/pull/57199',
    title: 'Kubernetes 1.37: KubeletInUserNamespace graduates to beta (post of 2026-09-04)',
    read: true,
  },
  'k8s-runtimes': {
    url: 'https://kubernetes.io/docs/setup/production-environment/container-runtimes/',
    title: 'Kubernetes docs: Container Runtimes',
    read: true,
  },
  'k8s-services-networking': {
    url: 'https://kubernetes.io/docs/concepts/services-networking/',
    title: 'Kubernetes docs: Services, Load Balancing, and Networking',
    read: false,
  },
  'k8s-share-pid': {
    url: 'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/',
    title: 'Kubernetes docs: Share Process Namespace between Containers in a Pod',
    read: true,
  },
  'k8s-statefulset': {
    url: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/',
    title: 'Kubernetes docs: StatefulSets',
    read: true,
  },
  'k8s-user-namespaces': {
    url: 'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
    title: 'Kubernetes docs: User Namespaces',
    read: true,
  },
  'k8s-workloads': {
    url: 'https://kubernetes.io/docs/concepts/workloads/',
    title: 'Kubernetes docs: Workloads',
    read: true,
  },
  'kep-127-userns': {
    url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/127-user-namespaces',
    title: 'KEP-127: user namespaces for Pods (alpha 1.25, stable 1.36)',
    read: true,
  },
  'kep-19-cronjob': {
    url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-apps/19-Graduate-CronJob-to-Stable',
    title: 'KEP-19: Graduate CronJob to stable (alpha 1.4, beta 1.8, stable 1.21)',
    read: true,
  },
  'kep-2033-rootless-kubelet': {
    url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/2033-kubelet-in-userns-aka-rootless',
    title: 'KEP-2033: kubelet in a user namespace (alpha 1.22, beta 1.37)',
    read: true,
  },
  'kep-2221-dockershim': {
    url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/2221-remove-dockershim',
    title: 'KEP-2221: Removing dockershim from kubelet',
    read: true,
  },
  'kep-2837-pod-resources': {
    url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/2837-pod-level-resource-spec',
    title:
      'KEP-2837: Pod-level resource specifications (beta 1.34, stable 1.37; describes the pod-level cgroup)',
    read: true,
  },
  'kep-495-pid': {
    url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/495-pod-pid-namespace',
    title: 'KEP-495: Shared PID Namespace',
    read: true,
  },
  'kep-753-sidecars': {
    url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers',
    title: 'KEP-753: Sidecar containers (alpha 1.28, stable 1.33)',
    read: true,
  },
  'kernel-overlayfs': {
    url: 'https://docs.kernel.org/filesystems/overlayfs.html',
    title: 'Linux kernel docs: Overlay Filesystem',
    read: true,
  },
  'kernelnewbies-3.18': {
    url: 'https://kernelnewbies.org/Linux_3.18',
    title: 'Kernel Newbies: Linux 3.18 (OverlayFS)',
    read: false,
  },
  'krishnan-cf': {
    url: 'https://krishnan.medium.com/lessons-from-the-demise-of-cloudfoundry-ed4f77a08a73',
    title: "Opinion piece: Lessons From The 'Demise' Of CloudFoundry",
    read: true,
  },
  'kube-prometheus-grafana': {
    url: 'https://github.com/prometheus-operator/kube-prometheus/blob/main/manifests/grafana-dashboardDatasources.yaml',
    title:
      'kube-prometheus: Grafana reaches Prometheus through the Service prometheus-k8s.monitoring.svc',
    read: true,
  },
  'kubernetes-kuberuntime-manager': {
    url: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/kuberuntime_manager.go',
    title: 'kubelet: computePodActions, podSandboxChanged',
    read: false,
  },
  'linux-com-cf': {
    url: 'https://www.linux.com/news/cloud-foundry-foundation-platform-where-competitors-collaborate/',
    title:
      'Linux.com: Cloud Foundry: begun at VMware in 2010, to Pivotal in 2013, then the Foundation',
    read: true,
  },
  lmctfy: {
    url: 'https://github.com/google/lmctfy',
    title:
      'google/lmctfy: first commits 2013-10-02; README says work moved to libcontainer (2015-05-28)',
    read: true,
  },
  lxc: {
    url: 'https://github.com/lxc/lxc',
    title: 'lxc/lxc: initial revision and 0.1.0 on 2008-08-06',
    read: true,
  },
  'man-bind': {
    url: 'https://man7.org/linux/man-pages/man2/bind.2.html',
    title: 'bind(2)',
    read: false,
  },
  'man-cgroups': {
    url: 'https://man7.org/linux/man-pages/man7/cgroups.7.html',
    title: 'cgroups(7): initial release in Linux 2.6.24; v2 official in 4.5',
    read: true,
  },
  'man-clone': {
    url: 'https://man7.org/linux/man-pages/man2/clone.2.html',
    title:
      'clone(2): NEWNS 2.4.19, NEWUTS/NEWIPC 2.6.19, NEWPID/NEWNET 2.6.24, user namespaces complete in 3.8, NEWCGROUP 4.6',
    read: true,
  },
  'man-connect': {
    url: 'https://man7.org/linux/man-pages/man2/connect.2.html',
    title: 'connect(2)',
    read: false,
  },
  'man-namespaces': {
    url: 'https://man7.org/linux/man-pages/man7/namespaces.7.html',
    title: 'namespaces(7)',
    read: true,
  },
  'man-network-namespaces': {
    url: 'https://man7.org/linux/man-pages/man7/network_namespaces.7.html',
    title: 'network_namespaces(7)',
    read: false,
  },
  'moby-first-commit': {
    url: 'https://github.com/moby/moby/commit/a27b4b8cb8e838d03a99b6d2b30f76bdaf2f9e5d',
    title: 'moby/moby initial commit (2013-01-18)',
    read: true,
  },
  'nanduni-buildpacks': {
    url: 'http://nanduni.blogspot.com/2016/03/cloud-foundry-buildpacks.html',
    title: 'Blog: Cloud Foundry Buildpacks (the three scripts detect, compile, release)',
    read: true,
  },
  'newstack-fork': {
    url: 'https://thenewstack.io/docker-fork-talk-split-now-table/',
    title: 'The New Stack: A Docker Fork: Talk of a Split Is Now on the Table (2016-08-29)',
    read: true,
  },
  'newstack-format': {
    url: 'https://thenewstack.io/container-format-dispute-twitter-shows-disparities-docker-community/',
    title: 'The New Stack: Container Format Dispute on Twitter (2016-08-01)',
    read: true,
  },
  'newstack-mirantis': {
    url: 'https://thenewstack.io/mirantis-acquires-docker-enterprise/',
    title: 'The New Stack: Mirantis Acquires Docker Enterprise (2019-11-13)',
    read: true,
  },
  'oci-announcement': {
    url: 'http://www.businesswire.com/news/home/20150622005422/en/Industry-Leaders-Unite-Create-Project-Open-Container',
    title:
      'Press release: Industry Leaders Unite to Create Project for Open Container Standards (2015-06-22)',
    read: true,
  },
  'oci-charter': {
    url: 'https://github.com/opencontainers/tob/blob/main/CHARTER.md',
    title:
      'OCI Charter (initial release 13 November 2015; initial projects: the specification and runc)',
    read: true,
  },
  'oci-governance': {
    url: 'https://www.linuxfoundation.jp/press-release/2015/12/open-container-initiative-establishes-technical-governance-announces-new-members/',
    title: 'Linux Foundation: OCI establishes technical governance (2015-12-08)',
    read: true,
  },
  'oci-image-1.0': {
    url: 'https://github.com/opencontainers/image-spec/releases/tag/v1.0.0',
    title: 'opencontainers/image-spec v1.0.0 (2017-07-19); repository created 2016-03-23',
    read: true,
  },
  'oci-image-index': {
    url: 'https://github.com/opencontainers/image-spec/blob/main/image-index.md',
    title: 'OCI image-spec: Image Index (one or more platforms)',
    read: true,
  },
  'oci-layer': {
    url: 'https://github.com/opencontainers/image-spec/blob/main/layer.md',
    title: 'OCI image-spec: Image Layer Filesystem Changeset (tar, whiteouts)',
    read: true,
  },
  'oci-renamed': {
    url: 'http://focusoncontainers.com/business/partnerships/community-rallies-behind-renamed-oci/',
    title: 'Press text: Community Rallies Behind Renamed OCI (2015-07-22)',
    read: true,
  },
  'oci-runtime-1.0': {
    url: 'https://github.com/opencontainers/runtime-spec/releases/tag/v1.0.0',
    title: 'opencontainers/runtime-spec v1.0.0 (2017-07-19)',
    read: true,
  },
  'pivotal-moments': {
    url: 'https://pivotal.io/platform/infographic/moments-in-container-history',
    title:
      'Pivotal: Moments in Container History (jails, zones, OpenVZ, cgroups, LXC, Warden, lmctfy, Docker, Rocket)',
    read: true,
  },
  podman: {
    url: 'https://podman.io/whatis',
    title: 'Podman: daemonless, OCI containers, alias docker=podman',
    read: true,
  },
  'pws-docs': {
    url: 'https://docs.run.pivotal.io/concepts/overview.html',
    title: "Pivotal Web Services docs: 'End of Availability Announced'",
    read: true,
  },
  'pws-letter-copy': {
    url: 'https://pastebin.com/L4YkJj9f',
    title: "Copy of VMware's letter to PWS customers: end of availability January 15, 2021",
    read: true,
  },
  'pycon-video': {
    url: 'https://www.youtube.com/watch?v=wW9CAH9nSLs',
    title: 'Video: Solomon Hykes, The future of Linux Containers (PyCon US 2013)',
    read: false,
  },
  'redhat-dotcloud': {
    url: 'https://webspherepower.com/2013/09/24/red-hat-and-dotcloud-collaborate-on-docker-to-bring-linux-container/',
    title: 'Press text: Red Hat and dotCloud collaborate on Docker (announced 2013-09-19)',
    read: true,
  },
  'redhat-oci-1.0': {
    url: 'https://www.redhat.com/en/blog/open-container-initiative-specifications-reach-10',
    title: 'Red Hat: Open Container Initiative specifications reach 1.0',
    read: true,
  },
  'riek-fork': {
    url: 'https://www.garudax.id/pulse/forking-docker-daniel-riek',
    title: 'Daniel Riek (Red Hat, in his own name): Forking Docker Not (copy, August 2016)',
    read: true,
  },
  rkt: {
    url: 'https://github.com/rkt/rkt',
    title: "rkt README 'End of project' (2020-02-24); tags v0.0.0 2014-11-26, v0.1.0 2014-11-30",
    read: true,
  },
  'rkt-end': {
    url: 'https://github.com/rkt/rkt/issues/4024',
    title: 'rkt issue 4024: Ending and archiving the rkt project',
    read: true,
  },
  runc: {
    url: 'https://github.com/opencontainers/runc',
    title: 'runc README: a CLI tool for spawning and running containers; v0.0.1 2015-07-16',
    read: true,
  },
  'sed-heroku': {
    url: 'https://podcastgang.com/podcast/software-engineering-daily/322654317196215',
    title: 'Software Engineering Daily: in 2007 Heroku launched a platform on top of AWS',
    read: true,
  },
  'siliconangle-dotcloud-sold': {
    url: 'https://siliconangle.com/2014/08/05/docker-ships-out-dotcloud-to-focus-on-containers',
    title: 'SiliconANGLE: Docker sells the dotCloud PaaS to cloudControl (2014-08-05)',
    read: true,
  },
  'snyk-docker-10': {
    url: 'https://snyk.io/blog/the-docker-project-turns-10/',
    title: 'Snyk: The Docker project turns 10 (PyCon lightning talk, 2013-03-15)',
    read: true,
  },
  'spring-cf-launch': {
    url: 'https://spring.io/blog/2011/04/12/launching-cloud-foundry-the-industry-s-first-open-paas/',
    title:
      "VMware/SpringSource blog: Launching Cloud Foundry, the industry's first open PaaS (2011-04-12)",
    read: true,
  },
  'techcrunch-docker-k8s': {
    url: 'https://techcrunch.com/2017/10/17/docker-gives-into-invevitable-and-offers-native-kubernetes-support/',
    title: 'TechCrunch: Docker offers native Kubernetes support, DockerCon Europe (2017-10-17)',
    read: true,
  },
  'techcrunch-k8s-joined': {
    url: 'https://techcrunch.com/2014/07/10/google-microsoft-ibm-and-others-collaborate-to-make-managing-docker-containers-easier/',
    title: 'TechCrunch: Microsoft, Red Hat, IBM, Docker and others join Kubernetes (2014-07-10)',
    read: true,
  },
  'techcrunch-rocket': {
    url: 'https://techcrunch.com/2014/12/01/coreos-calls-docker-fundamentally-flawed-launches-its-own-container-runtime/',
    title: 'TechCrunch: CoreOS launches its own container runtime (2014-12-01)',
    read: true,
  },
  'vmblog-containerd': {
    url: 'https://vmblog.com/archive/2016/12/14/docker-extracts-and-donates-containerd-its-core-container-runtime-to-accelerate-innovation-across-the-container-ecosystem.aspx',
    title: 'Docker press text: Docker extracts and donates containerd (2016-12-14)',
    read: true,
  },
  'walsh-cri-o': {
    url: 'https://medium.com/cri-o/cri-o-1-0-is-here-d06b97b92a98',
    title: 'Dan Walsh: CRI-O 1.0 is here (2017-10-16)',
    read: true,
  },
  'weave-k8s-cncf': {
    url: 'https://www.weave.works/blog/cloud-native-computing-foundation-cncf/',
    title:
      'Weaveworks: Kubernetes becomes the first CNCF-hosted project (KubeCon London, March 2016)',
    read: true,
  },
} as const satisfies Record<string, Source>

/** The key of a page. */
export type PageKey = keyof typeof pages
