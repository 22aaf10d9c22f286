import type { Claim } from './types'

/**
 * The statements commonly made about Docker and Kubernetes, checked: all 76, in the talk's order.
 * A slide names the ones it tells in its frontmatter (`claims: [id, …]`); from them its 勘误 mark, its
 * footnotes and its sources are made. facts/validate.ts says what an entry must fulfil.
 */
export const claims: readonly Claim[] = [
  {
    id: 's1-01-dotcloud-2010',
    chapter: 1,
    verdict: 'imprecise',
    said: { zh: 'Docker 始于 2010 年', en: 'Docker began in 2010' },
    brief: {
      zh: 'dotCloud 2008 年成立，2010 年进 YC；Docker 首次提交是 2013-01-18',
      en: "dotCloud was founded in 2008 and joined YC in 2010; Docker's first commit is dated 2013-01-18",
    },
    record: {
      zh: 'dotCloud 于 2008 年在法国（巴黎近郊 Montrouge）成立，2010 年进入 Y Combinator 并转到美国经营 PaaS。Docker 本身晚得多：代码首次提交是 2013-01-18，2013-03-15 在 PyCon 首次公开演示，3 月下旬开源。2010 不是 Docker 的诞生年份。',
      en: "dotCloud was founded in France (Montrouge, near Paris) in 2008 and went through Y Combinator in 2010, when it became a US PaaS company. Docker itself is much younger: first commit 2013-01-18, first public demo at PyCon on 2013-03-15, open-sourced in late March 2013. 2010 is not Docker's birth year.",
    },
    date: '2013-03-15',
    correction: 10,
    sources: [
      {
        url: 'https://github.com/moby/moby/commit/a27b4b8cb8e838d03a99b6d2b30f76bdaf2f9e5d',
        title: 'moby/moby initial commit (2013-01-18)',
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/blob/v0.1.0/README.md',
        title: 'Docker v0.1.0 README (tag 2013-03-25): LXC, AUFS, cgroups, namespaces',
        read: true,
      },
      {
        url: 'https://news.ycombinator.com/item?id=7437920',
        title:
          "Solomon Hykes on Hacker News: talk 'leaked' to HN on 20 March 2013, repository opened 27 March",
        read: true,
      },
      {
        url: 'https://snyk.io/blog/the-docker-project-turns-10/',
        title: 'Snyk: The Docker project turns 10 (PyCon lightning talk, 2013-03-15)',
        read: true,
      },
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
      {
        url: 'https://www.youtube.com/watch?v=wW9CAH9nSLs',
        title: 'Video: Solomon Hykes, The future of Linux Containers (PyCon US 2013)',
        read: false,
      },
    ],
  },
  {
    id: 's1-02-rename',
    chapter: 1,
    verdict: 'correct',
    said: { zh: '公司后来改名为 Docker', en: 'The company later took the name Docker' },
    brief: {
      zh: 'dotCloud, Inc. 于 2013-10-29 更名为 Docker, Inc.',
      en: 'dotCloud, Inc. became Docker, Inc. on 2013-10-29',
    },
    record: {
      zh: 'dotCloud, Inc. 于 2013-10-29 更名为 Docker, Inc.；原 dotCloud PaaS 于 2014-08 卖给 cloudControl。',
      en: 'dotCloud, Inc. became Docker, Inc. on 2013-10-29; the dotCloud PaaS itself was sold to cloudControl in August 2014.',
    },
    date: '2013-10-29',
    sources: [
      {
        url: 'https://www.informationweek.com/software-services/docker-finds-open-source-success',
        title: 'InformationWeek: dotCloud changes its name to Docker (2013-10-29)',
        read: true,
      },
      {
        url: 'https://siliconangle.com/2014/08/05/docker-ships-out-dotcloud-to-focus-on-containers',
        title: 'SiliconANGLE: Docker sells the dotCloud PaaS to cloudControl (2014-08-05)',
        read: true,
      },
      {
        url: 'https://www.docker.com/blog/dotcloud-is-becoming-docker-inc/',
        title: 'Docker blog: dotCloud, Inc. is becoming Docker, Inc. (October 2013)',
        read: false,
      },
    ],
  },
  {
    id: 's1-03-all-physical',
    chapter: 1,
    verdict: 'imprecise',
    said: {
      zh: '云之前，所有项目都跑在自家机房',
      en: "Before the cloud, every project ran in the company's own server room",
    },
    brief: {
      zh: '多数如此；托管、虚拟主机和系统级虚拟化当时已经存在',
      en: 'Mostly; co-location, shared hosting and OS-level virtualisation already existed',
    },
    record: {
      zh: '过于绝对。云服务器普及之前已有服务器托管、虚拟主机和操作系统级虚拟化（例如 Virtuozzo 2002 年首发，FreeBSD jail 2000 年）。准确说法：当时多数公司要自己采购或租用机器并自己运维。',
      en: "Too absolute. Before cloud VMs there was already co-location, shared hosting and OS-level virtualisation (Virtuozzo's first release was 2002, FreeBSD jails 2000). Better: most companies bought or rented machines and ran them themselves.",
    },
    sources: [
      {
        url: 'https://s3hh.wordpress.com/2018/03/22/history-of-containers/',
        title: 'Serge Hallyn: History of containers (Virtuozzo 2002, jails 2000, Zones 2004)',
        read: true,
      },
      {
        url: 'https://docs.freebsd.org/en/books/arch-handbook/jail/',
        title: 'FreeBSD Architecture Handbook: the jail subsystem (from FreeBSD 4.0)',
        read: true,
      },
    ],
  },
  {
    id: 's1-04-cost',
    chapter: 1,
    verdict: 'opinion',
    said: {
      zh: '自建机房的成本越来越高，没有备机就容易宕机',
      en: 'Running your own machines cost ever more, and without spares they went down',
    },
    brief: {
      zh: '合理的背景，没有数据：这是观点',
      en: 'Fair background, but without data: a view',
    },
    record: {
      zh: '合理的背景描述，但没有数据支撑；“没有备机就容易宕机”同理，应作为观点呈现。',
      en: 'A fair background remark, but without data; the same goes for "no spare server means outages". It is presented as a view.',
    },
    sources: [],
  },
  {
    id: 's1-05-cloud-arises',
    chapter: 1,
    verdict: 'opinion',
    said: { zh: '云服务器就是为省这笔成本而生的', en: 'Cloud servers were born to save that cost' },
    brief: {
      zh: '来路不止一条：虚拟化、按量付费、Amazon 基础设施服务化；EC2 公测于 2006-08',
      en: "There were several roots: virtualisation, pay-as-you-go, Amazon's own services; the EC2 beta is August 2006",
    },
    record: {
      zh: '因果过于简单：公有云来自虚拟化、按量付费和 Amazon 自身基础设施服务化等多条线。云服务器（虚拟机）对外开放的节点是 2006-08 的 EC2 公测。',
      en: 'Too simple a cause: public cloud came from virtualisation, pay-as-you-go pricing and Amazon turning its own infrastructure into services. Rentable cloud VMs opened to the public with the EC2 beta of August 2006.',
    },
    date: '2006-08',
    sources: [
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
    id: 's1-06-aws-2006',
    chapter: 1,
    verdict: 'imprecise',
    said: { zh: 'AWS 成立于 2006 年', en: 'AWS was founded in 2006' },
    brief: {
      zh: 'AWS 之名始于 2002 年；2006 年开始的是 S3（03-14）与 EC2 公测（08）',
      en: 'The AWS name dates from 2002; 2006 brought S3 (03-14) and the EC2 beta (August)',
    },
    record: {
      zh: 'Amazon Web Services 这个名字和第一批 Web 服务可追溯到 2002 年；2006 年开始的是基础设施云服务：S3 于 2006-03-14 上线，EC2 于 2006-08 进入有限公测（常见说法 08-25）。',
      en: 'The AWS name and first web services go back to 2002; what began in 2006 is infrastructure as a service: S3 on 2006-03-14 and the limited EC2 beta in August 2006 (usually dated 08-25).',
    },
    date: '2006-03-14',
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
      {
        url: 'https://jobbinge.in/history-of-aws',
        title: 'History of AWS (2002 web services, 2006 infrastructure services)',
        read: true,
      },
      {
        url: 'https://press.aboutamazon.com/2002/7/amazon-com-launches-web-services',
        title: 'Amazon press release: Amazon.com Launches Web Services (July 2002)',
        read: false,
      },
    ],
  },
  {
    id: 's1-07-cloud-storage',
    chapter: 1,
    verdict: 'correct',
    said: { zh: '云存储从这时兴起', en: 'Cloud storage took off then' },
    brief: { zh: 'Amazon S3 于 2006-03-14 发布', en: 'Amazon S3 launched on 2006-03-14' },
    record: {
      zh: '对应 Amazon S3，2006-03-14 发布。',
      en: 'This is Amazon S3, launched 2006-03-14.',
    },
    date: '2006-03-14',
    sources: [
      {
        url: 'https://aws.amazon.com/blogs/aws/eight-years-and-counting-of-cloud-computing/',
        title: 'AWS News Blog: S3 launched on March 14, 2006',
        read: true,
      },
    ],
  },
  {
    id: 's1-08-aliyun-2009',
    chapter: 1,
    verdict: 'correct',
    said: { zh: '阿里云成立于 2009 年', en: 'Alibaba Cloud was founded in 2009' },
    brief: {
      zh: '年份已核实；09-10 这一天只见于二手文字',
      en: 'The year is verified; the day, 09-10, is known from secondary texts only',
    },
    record: {
      zh: '年份已核实；具体日期 2009-09-10 只在二手文字中见到。',
      en: 'The year is verified; the exact day 2009-09-10 was seen only in secondary texts.',
    },
    date: '2009-09-10',
    sources: [
      {
        url: 'https://c.m.163.com/news/a/FEU65MOC05373ZIX.html',
        title: '163.com: 成立于2009年的阿里云',
        read: true,
      },
      {
        url: 'https://www.alibabagroup.com/en-US/about-alibaba',
        title: 'Alibaba Group: company history (Alibaba Cloud founded September 2009)',
        read: false,
      },
    ],
  },
  {
    id: 's1-09-changed-most',
    chapter: 1,
    verdict: 'opinion',
    said: { zh: '多数公司已经改用云服务器', en: 'Most companies have moved to cloud servers' },
    brief: {
      zh: '云服务器已是常见选择；“多数”没有统计支撑，属观点',
      en: 'Cloud servers are a common choice; "most" has no figures behind it and is a view',
    },
    record: {
      zh: '没有给出数据；“云服务器已成为常见选择”可以说，但它不是统计事实。',
      en: 'No figure is given: cloud servers became a common choice, but that is not a statistic.',
    },
    sources: [],
  },
  {
    id: 's1-10-cf-vmware',
    chapter: 1,
    verdict: 'correct',
    said: { zh: 'Cloud Foundry 由 VMware 创立', en: 'VMware created Cloud Foundry' },
    brief: {
      zh: 'VMware 于 2011-04-12 发布并开源；2014-12 由 Cloud Foundry 基金会接管',
      en: 'VMware launched and open-sourced it on 2011-04-12; its foundation took over in December 2014',
    },
    record: {
      zh: 'VMware 于 2011-04-12 发布并开源 Cloud Foundry；2013-04 转入 Pivotal，2014-12 由 Cloud Foundry 基金会（Linux 基金会协作项目）接管。',
      en: 'VMware launched and open-sourced Cloud Foundry on 2011-04-12; it moved to Pivotal in April 2013 and to the Cloud Foundry Foundation (a Linux Foundation collaborative project) in December 2014.',
    },
    date: '2011-04-12',
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
      {
        url: 'http://www.businesscloudnews.com/2014/12/11/cloud-foundry-foundation-re-launches-as-independent-non-profit/',
        title: 'Business Cloud News: Cloud Foundry Foundation formally established (2014-12-11)',
        read: true,
      },
    ],
  },
  {
    id: 's1-11-cf-most-famous',
    chapter: 1,
    verdict: 'opinion',
    said: { zh: 'Cloud Foundry 是最有名的 PaaS', en: 'Cloud Foundry was the most famous PaaS' },
    brief: {
      zh: '“最有名”是观点：Heroku（2007）更早；它的特色是开源、可私有部署',
      en: '"Most famous" is a view: Heroku (2007) is older; it stood out for being open source and self-hostable',
    },
    record: {
      zh: '有影响力但“最有名”是观点：Heroku（2007）和 Google App Engine（2008）都早于它；Cloud Foundry 的特色是开源、可私有部署。',
      en: 'Influential, but "most famous" is a view: Heroku (2007) and Google App Engine (2008) came earlier; Cloud Foundry stood out for being open source and self-hostable.',
    },
    sources: [
      {
        url: 'https://podcastgang.com/podcast/software-engineering-daily/322654317196215',
        title: 'Software Engineering Daily: in 2007 Heroku launched a platform on top of AWS',
        read: true,
      },
      {
        url: 'https://spring.io/blog/2011/04/12/launching-cloud-foundry-the-industry-s-first-open-paas/',
        title:
          "VMware/SpringSource blog: Launching Cloud Foundry, the industry's first open PaaS (2011-04-12)",
        read: true,
      },
    ],
  },
  {
    id: 's1-12-cf-dead-2021',
    chapter: 1,
    verdict: 'wrong',
    said: { zh: 'Cloud Foundry 在 2021 年死了', en: 'Cloud Foundry died in 2021' },
    brief: {
      zh: '停的是公有云服务 Pivotal Web Services；项目 2026-08 仍活跃',
      en: 'What ended was one hosted service, Pivotal Web Services; the project is active in August 2026',
    },
    record: {
      zh: '2021-01-15 停止的是 VMware/Pivotal 的公有云服务 Pivotal Web Services，不是 Cloud Foundry 项目。项目的治理仓库到 2026 年 8 月仍有提交、TOC 选举和 RFC。可以说它的影响力被 Kubernetes 大幅取代，但“死了”不成立。',
      en: 'What ended on 2021-01-15 was Pivotal Web Services, one hosted offering by VMware/Pivotal, not the Cloud Foundry project. Its governance repository still shows commits, a TOC election and RFCs in August 2026. One may say Kubernetes took over most of its mindshare; "dead" is false.',
    },
    date: '2021-01-15',
    correction: 1,
    sources: [
      {
        url: 'https://github.com/cloudfoundry/community',
        title:
          'cloudfoundry/community: governance repository, TOC election result committed 2026-08-04, RFCs up to 0048',
        read: true,
      },
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
        url: 'https://krishnan.medium.com/lessons-from-the-demise-of-cloudfoundry-ed4f77a08a73',
        title: "Opinion piece: Lessons From The 'Demise' Of CloudFoundry",
        read: true,
      },
    ],
  },
  {
    id: 's1-13-container-def',
    chapter: 1,
    verdict: 'imprecise',
    said: {
      zh: '容器是解决资源冲突与隔离的技术',
      en: 'Containers are a technique for resource conflicts and isolation',
    },
    brief: {
      zh: '容器是被隔离、被限额、带自己根文件系统、共用内核的进程',
      en: "A container is processes: isolated, limited, with their own root filesystem, on the host's kernel",
    },
    record: {
      zh: '只说了一半。容器是一组被隔离（namespaces）、被限额（cgroups）、带自己根文件系统、共享宿主机内核的进程；Docker 之后“容器”还包含打包与分发（镜像）。',
      en: 'Only half. A container is a group of processes that is isolated (namespaces), limited (cgroups), has its own root filesystem and shares the host kernel; since Docker the word also covers packaging and distribution (images).',
    },
    sources: [
      {
        url: 'https://man7.org/linux/man-pages/man7/namespaces.7.html',
        title: 'namespaces(7)',
        read: true,
      },
      {
        url: 'https://man7.org/linux/man-pages/man7/cgroups.7.html',
        title: 'cgroups(7): initial release in Linux 2.6.24; v2 official in 4.5',
        read: true,
      },
      {
        url: 'https://docs.docker.com/get-started/docker-overview/',
        title: 'Docker docs: What is Docker?',
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/blob/v0.1.0/README.md',
        title: 'Docker v0.1.0 README (tag 2013-03-25): LXC, AUFS, cgroups, namespaces',
        read: true,
      },
    ],
  },
  {
    id: 's1-14-ns-cgroups',
    chapter: 1,
    verdict: 'imprecise',
    said: {
      zh: 'namespace 和 cgroups 命令做隔离',
      en: 'namespaces and the cgroups command isolate resources',
    },
    brief: {
      zh: 'namespace 管“看见什么”，cgroups 管“用多少”；后者是内核机制，不是命令',
      en: 'Namespaces set what is seen, cgroups how much is used; cgroups are a kernel mechanism, not a command',
    },
    record: {
      zh: '两者分工不同，而且 cgroups 不是命令：namespaces 隔离“能看见什么”，cgroups 是内核机制，通过 cgroupfs 限制和统计“能用多少”。mount ns 2.4.19，UTS/IPC 2.6.19，PID/network ns 与 cgroups 2.6.24（2008-01），user ns 在 3.8（2013）完备，cgroups v2 在 4.5 正式可用。',
      en: 'The two do different jobs, and cgroups is not a command: namespaces isolate what a process can see; cgroups are a kernel mechanism, driven through cgroupfs, that limits and accounts for what it can use. Mount ns 2.4.19; UTS/IPC 2.6.19; PID/network ns and cgroups 2.6.24 (Jan 2008); user ns complete in 3.8 (2013); cgroups v2 official in 4.5.',
    },
    date: '2008-01',
    correction: 12,
    sources: [
      {
        url: 'https://man7.org/linux/man-pages/man7/cgroups.7.html',
        title: 'cgroups(7): initial release in Linux 2.6.24; v2 official in 4.5',
        read: true,
      },
      {
        url: 'https://man7.org/linux/man-pages/man7/namespaces.7.html',
        title: 'namespaces(7)',
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
    id: 's1-15-these-are-container-tech',
    chapter: 1,
    verdict: 'imprecise',
    said: { zh: 'namespace、cgroups 就是容器', en: 'namespaces and cgroups are containers' },
    brief: {
      zh: '它们是内核的积木；由 LXC、runc 等运行时组合起来才成为容器',
      en: 'They are kernel building blocks; a runtime such as LXC or runc combines them into a container',
    },
    record: {
      zh: '它们是内核提供的积木，不等于容器：容器运行时（LXC、runc 等）把 namespaces、cgroups、根文件系统切换、capabilities、seccomp、LSM 组合起来才成为容器。',
      en: 'They are kernel building blocks, not containers: a runtime (LXC, runc, ...) combines namespaces, cgroups, a new root filesystem, capabilities, seccomp and LSMs into one.',
    },
    sources: [
      {
        url: 'https://man7.org/linux/man-pages/man7/namespaces.7.html',
        title: 'namespaces(7)',
        read: true,
      },
      {
        url: 'https://github.com/opencontainers/runc',
        title: 'runc README: a CLI tool for spawning and running containers; v0.0.1 2015-07-16',
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/blob/v0.1.0/README.md',
        title: 'Docker v0.1.0 README (tag 2013-03-25): LXC, AUFS, cgroups, namespaces',
        read: true,
      },
    ],
  },
  {
    id: 's1-16-not-by-docker',
    chapter: 1,
    verdict: 'correct',
    said: { zh: '容器不是 Docker 发明的', en: 'Docker did not invent containers' },
    brief: {
      zh: 'jail（2000）、Virtuozzo（2002）、LXC（2008）都更早',
      en: 'Jails (2000), Virtuozzo (2002) and LXC (2008) are older',
    },
    record: {
      zh: 'FreeBSD jail（4.0，2000-03）、Virtuozzo（2002）、Solaris Zones（2004/2005）、LXC（0.1.0，2008-08-06）都更早；Docker 0.1 自己就建立在 LXC 与 AUFS 上。',
      en: 'FreeBSD jails (4.0, March 2000), Virtuozzo (2002), Solaris Zones (2004/2005) and LXC (0.1.0, 2008-08-06) are older; Docker 0.1 itself was built on LXC and AUFS.',
    },
    sources: [
      {
        url: 'https://docs.freebsd.org/en/books/arch-handbook/jail/',
        title: 'FreeBSD Architecture Handbook: the jail subsystem (from FreeBSD 4.0)',
        read: true,
      },
      {
        url: 'https://s3hh.wordpress.com/2018/03/22/history-of-containers/',
        title: 'Serge Hallyn: History of containers (Virtuozzo 2002, jails 2000, Zones 2004)',
        read: true,
      },
      {
        url: 'https://github.com/lxc/lxc',
        title: 'lxc/lxc: initial revision and 0.1.0 on 2008-08-06',
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/blob/v0.1.0/README.md',
        title: 'Docker v0.1.0 README (tag 2013-03-25): LXC, AUFS, cgroups, namespaces',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2022/02/17/dockershim-faq/',
        title: 'Updated: Dockershim Removal FAQ (2022-02-17)',
        read: true,
      },
    ],
  },
  {
    id: 's1-17-commercial-before',
    chapter: 1,
    verdict: 'correct',
    said: { zh: 'Docker 之前容器已有商用', en: 'Containers were in production before Docker' },
    brief: {
      zh: 'Virtuozzo、Solaris Zones、Google Borg、Cloud Foundry 的 Warden',
      en: "For example Virtuozzo, Solaris Zones, Google's Borg, Cloud Foundry's Warden",
    },
    record: {
      zh: '例：Virtuozzo、Solaris Zones、Google 内部的 Borg；Cloud Foundry 自己也早有容器实现 Warden。',
      en: 'Examples: Virtuozzo, Solaris Zones, Borg inside Google; Cloud Foundry itself already ran apps in containers (Warden).',
    },
    sources: [
      {
        url: 'https://s3hh.wordpress.com/2018/03/22/history-of-containers/',
        title: 'Serge Hallyn: History of containers (Virtuozzo 2002, jails 2000, Zones 2004)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2015/04/borg-predecessor-to-kubernetes/',
        title: 'Borg: The Predecessor to Kubernetes (2015-04-23)',
        read: true,
      },
      {
        url: 'https://pivotal.io/platform/infographic/moments-in-container-history',
        title:
          'Pivotal: Moments in Container History (jails, zones, OpenVZ, cgroups, LXC, Warden, lmctfy, Docker, Rocket)',
        read: true,
      },
    ],
  },
  {
    id: 's1-18-docker-because-cf-died',
    chapter: 1,
    verdict: 'wrong',
    said: {
      zh: 'Docker 因 Cloud Foundry 之死而走红',
      en: 'Docker rose because Cloud Foundry died',
    },
    brief: {
      zh: 'Docker 2013–2014 年已走红；原因更在镜像、Dockerfile、公共仓库和命令行',
      en: 'Docker rose in 2013-2014; images, the Dockerfile, a public registry and an easy CLI explain it better',
    },
    record: {
      zh: '时间倒置：Docker 在 2013–2014 年走红，2021 年的事不可能是原因；而且 Cloud Foundry 后来采用了 runc 和 containerd。Docker 走红更应归于镜像格式、Dockerfile、公共仓库和易用的命令行。',
      en: "Time runs the other way: Docker took off in 2013-2014, so an event of 2021 cannot be the cause; Cloud Foundry later adopted runc and containerd. Docker's rise is better explained by images, the Dockerfile, a public registry and an easy CLI.",
    },
    correction: 1,
    sources: [
      {
        url: 'https://www.informationweek.com/software-services/docker-finds-open-source-success',
        title: 'InformationWeek: dotCloud changes its name to Docker (2013-10-29)',
        read: true,
      },
      {
        url: 'https://github.com/cncf/toc/blob/main/projects/containerd/containerd-graduation-proposal.md',
        title: 'CNCF TOC: containerd graduation proposal (2018-10)',
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
    id: 's1-19-cf-core',
    chapter: 1,
    verdict: 'opinion',
    said: {
      zh: '打包和分发是 Cloud Foundry 的核心',
      en: 'Packaging and distribution were the core of Cloud Foundry',
    },
    brief: {
      zh: '是观点：调度、路由、健康管理和服务绑定同样核心',
      en: 'A view: scheduling, routing, health management and service binding are as central',
    },
    record: {
      zh: '打包（buildpack）是开发者最常接触的部分，但平台同样核心的是调度（DEA/Diego）、路由、健康管理和服务绑定。',
      en: 'Packaging (buildpacks) is what developers met most, but scheduling (DEA/Diego), routing, health management and service binding are just as central.',
    },
    sources: [
      {
        url: 'https://docs.cloudfoundry.org/buildpacks/',
        title: 'Cloud Foundry docs: Buildpacks',
        read: true,
      },
    ],
  },
  {
    id: 's1-20-cf-per-language',
    chapter: 1,
    verdict: 'imprecise',
    said: { zh: '每种语言都要一套打包方式', en: 'Every language needed its own way of packaging' },
    brief: {
      zh: '这是 buildpack：按语言家族各一个，平台自动检测，也可自写',
      en: 'These are buildpacks: one per language family, detected automatically, and you may write your own',
    },
    record: {
      zh: '这是 buildpack：由 Heroku 在 2011 年提出，Cloud Foundry 沿用；按语言家族各有一个，但平台会自动检测，而且可以自写或复用 Heroku 的第三方 buildpack。',
      en: 'These are buildpacks: conceived by Heroku in 2011 and adopted by Cloud Foundry. There is one per language family, detected automatically, and users can write their own or reuse Heroku ones.',
    },
    date: '2011',
    sources: [
      {
        url: 'https://docs.cloudfoundry.org/buildpacks/',
        title: 'Cloud Foundry docs: Buildpacks',
        read: true,
      },
      {
        url: 'https://github.com/cncf/toc/blob/main/projects/buildpacks/buildpacks-sandbox-proposal.adoc',
        title:
          'CNCF TOC: Cloud Native Buildpacks proposal (buildpacks conceived by Heroku in 2011; OCI images)',
        read: true,
      },
    ],
  },
  {
    id: 's1-21-cf-no-rules',
    chapter: 1,
    verdict: 'wrong',
    said: { zh: '各语言的打包方式没有章法', en: 'Those ways of packaging followed no rules' },
    brief: {
      zh: '所有 buildpack 遵守同一接口：detect、compile、release',
      en: 'All buildpacks follow one contract: detect, compile, release',
    },
    record: {
      zh: '所有 buildpack 都遵守同一套接口（detect / compile / release）。真正的问题是产物和本地环境不一致、定制困难。2018 年后它演进为 Cloud Native Buildpacks，直接产出 OCI 镜像。“适配每一种语言太困难”是观点。',
      en: 'Every buildpack follows one contract (detect / compile / release). The real pain was parity with local machines and customisation. Since 2018 the idea lives on as Cloud Native Buildpacks, which emit OCI images. "Too hard to adapt every language" is opinion.',
    },
    sources: [
      {
        url: 'http://nanduni.blogspot.com/2016/03/cloud-foundry-buildpacks.html',
        title: 'Blog: Cloud Foundry Buildpacks (the three scripts detect, compile, release)',
        read: true,
      },
      {
        url: 'https://docs.cloudfoundry.org/buildpacks/',
        title: 'Cloud Foundry docs: Buildpacks',
        read: true,
      },
      {
        url: 'https://github.com/cncf/toc/blob/main/projects/buildpacks/buildpacks-sandbox-proposal.adoc',
        title:
          'CNCF TOC: Cloud Native Buildpacks proposal (buildpacks conceived by Heroku in 2011; OCI images)',
        read: true,
      },
      {
        url: 'https://github.com/cloudfoundry/community/blob/main/toc/rfc/rfc-0017-add-cnbs.md',
        title: 'Cloud Foundry RFC 0017: Add Cloud Native Buildpacks (2023)',
        read: true,
      },
    ],
  },
  {
    id: 's1-22-docker-image',
    chapter: 1,
    verdict: 'correct',
    said: { zh: 'Docker 的答案是镜像', en: "Docker's answer was the image" },
    brief: {
      zh: 'Docker 的关键创新是用镜像打包和分发',
      en: "Docker's key contribution is packaging and distribution by image",
    },
    record: {
      zh: 'Docker 的关键创新是镜像打包加分发，而不是内核隔离本身。',
      en: "Docker's key contribution was packaging and distribution by image, not kernel isolation itself.",
    },
    sources: [
      {
        url: 'https://kubernetes.io/blog/2018/07/20/the-history-of-kubernetes-the-community-behind-it/',
        title: 'Brendan Burns, The History of Kubernetes & the Community Behind It (2018-07-20)',
        read: true,
      },
      {
        url: 'https://docs.docker.com/get-started/docker-overview/',
        title: 'Docker docs: What is Docker?',
        read: true,
      },
    ],
  },
  {
    id: 's1-23-image-run',
    chapter: 1,
    verdict: 'correct',
    said: { zh: '镜像运行起来就是容器', en: 'A running image is a container' },
    brief: {
      zh: '镜像是只读模板，容器是它的实例，多一层可写层',
      en: 'An image is a read-only template; a container is its instance with a writable layer',
    },
    record: {
      zh: '镜像是只读模板，容器是它的可运行实例（多一层可写层和运行时配置）。',
      en: 'An image is a read-only template; a container is a runnable instance of it, with a writable layer and runtime configuration.',
    },
    sources: [
      {
        url: 'https://docs.docker.com/get-started/docker-overview/',
        title: 'Docker docs: What is Docker?',
        read: true,
      },
      {
        url: 'https://docs.docker.com/engine/storage/drivers/',
        title: 'Docker docs: Storage drivers (layers, copy-on-write)',
        read: true,
      },
    ],
  },
  {
    id: 's1-24-env-difference',
    chapter: 1,
    verdict: 'imprecise',
    said: { zh: '镜像彻底消除了环境差异', en: 'The image removed all differences of environment' },
    brief: {
      zh: '镜像固定用户空间；内核、CPU 架构、配置、数据和网络仍随环境而变',
      en: 'The image pins user space; kernel, CPU, settings, data and network still come from the environment',
    },
    record: {
      zh: '不是“完美解决”：镜像固定了用户空间（库、运行时、文件），但内核、CPU 架构、环境变量/密钥、数据卷和网络仍来自运行环境。',
      en: 'Not "perfectly solved": the image pins user space (libraries, runtime, files), while kernel, CPU architecture, settings and secrets, volumes and network still come from the environment.',
    },
    sources: [
      {
        url: 'https://docs.docker.com/get-started/docker-overview/',
        title: 'Docker docs: What is Docker?',
        read: true,
      },
      {
        url: 'https://github.com/opencontainers/image-spec/blob/main/image-index.md',
        title: 'OCI image-spec: Image Index (one or more platforms)',
        read: true,
      },
    ],
  },
  {
    id: 's1-25-all-machines',
    chapter: 1,
    verdict: 'imprecise',
    said: { zh: '一份镜像在任何机器上都能跑', en: 'One image runs on any machine' },
    brief: {
      zh: '要操作系统和 CPU 架构匹配；跨架构靠多平台镜像（image index）',
      en: 'OS and CPU architecture must match; multi-platform images use an image index',
    },
    record: {
      zh: '只适用于操作系统和 CPU 架构匹配的机器；跨架构靠多平台镜像（OCI image index 指向各平台的 manifest）。',
      en: 'Only machines with a matching OS and CPU architecture; multi-platform images use an OCI image index that points to one manifest per platform.',
    },
    sources: [
      {
        url: 'https://github.com/opencontainers/image-spec/blob/main/image-index.md',
        title: 'OCI image-spec: Image Index (one or more platforms)',
        read: true,
      },
    ],
  },
  {
    id: 's1-26-unionfs',
    chapter: 1,
    verdict: 'imprecise',
    said: { zh: 'Docker 镜像靠 UnionFS', en: 'Docker images rely on UnionFS' },
    brief: {
      zh: 'UnionFS 是统称：先用 AUFS，后来 overlay2，今天是 containerd 的 overlayfs',
      en: "UnionFS is a family name: AUFS first, then overlay2, now containerd's overlayfs",
    },
    record: {
      zh: 'UnionFS 在这里是一类技术的统称。Docker 最初用 AUFS（0.1），0.7 起存储驱动可选，后来默认 overlay2（OverlayFS，Linux 3.18 合入主线）；AuFS 在 24.0、devicemapper 在 25.0 移除；Engine 29（2025-11）新装默认用 containerd 的 overlayfs snapshotter。btrfs、zfs、devicemapper 等驱动并不是联合文件系统。',
      en: "UnionFS is a family name here. Docker began with AUFS (0.1), got pluggable storage drivers in 0.7, later defaulted to overlay2 (OverlayFS, mainline since Linux 3.18); AuFS was removed in 24.0 and devicemapper in 25.0; fresh installs of Engine 29 (Nov 2025) use containerd's overlayfs snapshotter. btrfs, zfs and devicemapper drivers are not union filesystems.",
    },
    correction: 12,
    sources: [
      {
        url: 'https://github.com/moby/moby/blob/v0.1.0/README.md',
        title: 'Docker v0.1.0 README (tag 2013-03-25): LXC, AUFS, cgroups, namespaces',
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/blob/v1.12.0/CHANGELOG.md',
        title: 'Docker CHANGELOG up to 1.12.0',
        read: true,
      },
      {
        url: 'https://docs.docker.com/engine/deprecated/',
        title: 'Docker: Deprecated features (AuFS removed in v24.0, device mapper in v25.0)',
        read: true,
      },
      {
        url: 'https://docs.docker.com/engine/storage/containerd/',
        title: 'Docker docs: containerd image store (default for fresh installs of Engine 29.0+)',
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/releases/tag/docker-v29.0.0',
        title: 'Docker Engine 29.0.0 (tag 2025-11-10)',
        read: true,
      },
      {
        url: 'https://docs.kernel.org/filesystems/overlayfs.html',
        title: 'Linux kernel docs: Overlay Filesystem',
        read: true,
      },
      {
        url: 'https://datahunter.org/overlayfs',
        title: 'datahunter.org: overlayfs, introduced in kernel 3.18',
        read: true,
      },
      {
        url: 'https://github.com/containerd/containerd/blob/main/docs/snapshotters/README.md',
        title: 'containerd: Snapshotters (overlayfs is the default)',
        read: true,
      },
      {
        url: 'https://kernelnewbies.org/Linux_3.18',
        title: 'Kernel Newbies: Linux 3.18 (OverlayFS)',
        read: false,
      },
    ],
  },
  {
    id: 's1-27-layer',
    chapter: 1,
    verdict: 'imprecise',
    said: { zh: '层就是联合文件系统', en: 'Layers are a union filesystem' },
    brief: {
      zh: '层是 tar 变更集；联合挂载只是运行时把层叠起来的一种办法',
      en: 'A layer is a tar changeset; a union mount is one way to stack layers at run time',
    },
    record: {
      zh: '层与联合文件系统是两回事：层是镜像格式里的一个文件系统变更集（tar 包，删除用 whiteout 表示，按内容寻址）；联合挂载只是运行时把这些层叠成一个根目录的一种办法。所以“层”不等于“联合文件系统”，写时复制的思想也早于 Docker。',
      en: 'Layers and union filesystems are different things: a layer is a filesystem changeset in the image format (a tar with whiteouts for deletions, addressed by content); a union mount is one way to stack layers into a root directory at run time. Copy-on-write also predates Docker.',
    },
    correction: 12,
    sources: [
      {
        url: 'https://github.com/opencontainers/image-spec/blob/main/layer.md',
        title: 'OCI image-spec: Image Layer Filesystem Changeset (tar, whiteouts)',
        read: true,
      },
      {
        url: 'https://docs.docker.com/engine/storage/drivers/',
        title: 'Docker docs: Storage drivers (layers, copy-on-write)',
        read: true,
      },
      {
        url: 'https://docs.kernel.org/filesystems/overlayfs.html',
        title: 'Linux kernel docs: Overlay Filesystem',
        read: true,
      },
    ],
  },
  {
    id: 's1-28-layer-saves',
    chapter: 1,
    verdict: 'correct',
    said: { zh: '分层节省磁盘、便于复用', en: 'Layers save disk space and are reused' },
    brief: { zh: '相同的层只存一份、只拉一次', en: 'Equal layers are stored once and pulled once' },
    record: {
      zh: '相同的层只存一份、只拉一次；容器只多一层写时复制的可写层。',
      en: 'Identical layers are stored and pulled once; a container adds only a copy-on-write writable layer.',
    },
    sources: [
      {
        url: 'https://docs.docker.com/engine/storage/drivers/',
        title: 'Docker docs: Storage drivers (layers, copy-on-write)',
        read: true,
      },
      {
        url: 'https://github.com/opencontainers/image-spec/blob/main/layer.md',
        title: 'OCI image-spec: Image Layer Filesystem Changeset (tar, whiteouts)',
        read: true,
      },
    ],
  },
  {
    id: 's2-01-image-hit',
    chapter: 2,
    verdict: 'opinion',
    said: { zh: 'Docker 凭镜像瞬间爆红', en: 'The image made Docker famous overnight' },
    brief: {
      zh: '到 2013-10：约 10 万次下载、6,700 个 star、近 200 名贡献者',
      en: 'By October 2013: about 100,000 downloads, 6,700 stars, almost 200 contributors',
    },
    record: {
      zh: '“瞬间”是修辞；数字是：到 2013-10 更名时，约 10 万次下载、6,700 个 GitHub star、近 200 名贡献者。',
      en: '"Overnight" is rhetoric; the numbers are: by the October 2013 renaming about 100,000 downloads, 6,700 GitHub stars and almost 200 contributors.',
    },
    date: '2013-10-29',
    sources: [
      {
        url: 'https://www.informationweek.com/software-services/docker-finds-open-source-success',
        title: 'InformationWeek: dotCloud changes its name to Docker (2013-10-29)',
        read: true,
      },
    ],
  },
  {
    id: 's2-02-image-projects',
    chapter: 2,
    verdict: 'imprecise',
    said: { zh: '各家随后做自己的镜像项目', en: 'Others then started image projects of their own' },
    brief: {
      zh: 'rkt 与 lmctfy 是容器运行时；rkt 配 appc/ACI 镜像规范，lmctfy 没有镜像',
      en: 'rkt and lmctfy are runtimes; rkt came with the appc/ACI image spec, lmctfy with none',
    },
    record: {
      zh: 'rkt 和 lmctfy 是容器运行时，不是镜像项目。rkt 配套有 appc/ACI 镜像规范；lmctfy 只有 CPU、内存隔离，没有镜像格式。',
      en: 'rkt and lmctfy were container runtimes, not image projects. rkt came with the appc/ACI image spec; lmctfy offered CPU and memory isolation and had no image format.',
    },
    sources: [
      {
        url: 'https://github.com/rkt/rkt',
        title:
          "rkt README 'End of project' (2020-02-24); tags v0.0.0 2014-11-26, v0.1.0 2014-11-30",
        read: true,
      },
      {
        url: 'https://github.com/google/lmctfy',
        title:
          'google/lmctfy: first commits 2013-10-02; README says work moved to libcontainer (2015-05-28)',
        read: true,
      },
    ],
  },
  {
    id: 's2-03-rkt',
    chapter: 2,
    verdict: 'correct',
    said: { zh: 'CoreOS 推出 rkt', en: 'CoreOS launched rkt' },
    brief: {
      zh: '2014-12-01 宣布，2017-03 捐给 CNCF，2020-02 项目终止',
      en: 'Announced 2014-12-01, given to CNCF in March 2017, ended in February 2020',
    },
    record: {
      zh: '2014-12-01 宣布（v0.1.0 标签 2014-11-30）。2017-03 捐给 CNCF，2019-08-16 被 CNCF 归档，2020-02 项目终止。',
      en: 'Announced 2014-12-01 (tag v0.1.0 2014-11-30). Donated to CNCF March 2017, archived by CNCF 2019-08-16, project ended February 2020.',
    },
    date: '2014-12-01',
    sources: [
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
      {
        url: 'https://coreos.com/blog/rocket',
        title: 'CoreOS: CoreOS is building a container runtime, Rocket (2014-12-01)',
        read: false,
      },
    ],
  },
  {
    id: 's2-04-lmctfy',
    chapter: 2,
    verdict: 'correct',
    said: { zh: 'Google 开源 lmctfy', en: 'Google open-sourced lmctfy' },
    brief: {
      zh: '首次提交 2013-10-02，比 rkt 早约 14 个月；2015-05 并入 libcontainer',
      en: 'First commit 2013-10-02, about 14 months before rkt; merged into libcontainer in May 2015',
    },
    record: {
      zh: '2013-10-02 首次提交：在 Docker 开源之后、rkt 之前约 14 个月。后并入 libcontainer（2015-05）。',
      en: 'First commit 2013-10-02: after Docker was open-sourced, about 14 months before rkt. Its ideas moved into libcontainer (May 2015).',
    },
    date: '2013-10-02',
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
    id: 's2-05-lost',
    chapter: 2,
    verdict: 'correct',
    said: { zh: '它们都没能胜过 Docker', en: 'None of them beat Docker' },
    brief: {
      zh: '结果如此；lmctfy 是合并进 libcontainer，rkt 让位给 containerd 和 CRI-O',
      en: 'So it turned out; lmctfy merged into libcontainer, rkt gave way to containerd and CRI-O',
    },
    record: {
      zh: '结果正确；但 lmctfy 是主动与 Docker 合作并入 libcontainer，rkt 在 CNCF 里输给的是 containerd 和 CRI-O。',
      en: 'True as an outcome; but lmctfy was merged into libcontainer by agreement with Docker, and rkt lost users to containerd and CRI-O inside the CNCF.',
    },
    date: '2020-02-24',
    sources: [
      {
        url: 'https://github.com/google/lmctfy',
        title:
          'google/lmctfy: first commits 2013-10-02; README says work moved to libcontainer (2015-05-28)',
        read: true,
      },
      {
        url: 'https://github.com/rkt/rkt',
        title:
          "rkt README 'End of project' (2020-02-24); tags v0.0.0 2014-11-26, v0.1.0 2014-11-30",
        read: true,
      },
      {
        url: 'https://github.com/rkt/rkt/issues/4024',
        title: 'rkt issue 4024: Ending and archiving the rkt project',
        read: true,
      },
      {
        url: 'https://www.cncf.io/blog/2019/08/16/cncf-archives-the-rkt-project/',
        title: 'CNCF archives the rkt project (2019-08-16)',
        read: true,
      },
    ],
  },
  {
    id: 's2-06-trio-launch',
    chapter: 2,
    verdict: 'imprecise',
    said: { zh: 'Docker 随后推出三件套', en: 'Docker then launched its trio' },
    brief: {
      zh: '2014-12-04 宣布，比 Rocket 晚三天；Compose 是 2014-07-23 买来的 Fig',
      en: 'Announced 2014-12-04, three days after Rocket; Compose is Fig, bought on 2014-07-23',
    },
    record: {
      zh: '三件套于 2014-12-04 在 DockerCon EU 宣布，只比 Rocket 晚三天；而 CoreOS 做 Rocket 的理由恰恰是不满 Docker 走向“平台”。Compose 来自 2014-07-23 收购的 Orchard/Fig。2015-02-25/26 只是首批公开（beta）版本，Swarm 1.0 是 2015-11-03。',
      en: 'The trio was announced on 2014-12-04 at DockerCon EU, only three days after Rocket - and CoreOS built Rocket precisely because Docker was turning into a platform. Compose came from Orchard/Fig, bought 2014-07-23. February 25/26, 2015 brought only the first public (beta) releases; Swarm 1.0 was 2015-11-03.',
    },
    date: '2014-12-04',
    correction: 11,
    sources: [
      {
        url: 'https://blog.docker.com/2014/12/announcing-docker-machine-swarm-and-compose-for-orchestrating-distributed-apps/',
        title: 'Docker blog: Announcing Docker Machine, Swarm, and Compose (2014-12-04)',
        read: true,
      },
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
        url: 'https://techcrunch.com/2014/12/01/coreos-calls-docker-fundamentally-flawed-launches-its-own-container-runtime/',
        title: 'TechCrunch: CoreOS launches its own container runtime (2014-12-01)',
        read: true,
      },
    ],
  },
  {
    id: 's2-07-trio-members',
    chapter: 2,
    verdict: 'correct',
    said: { zh: '三件套：Compose、Swarm、Machine', en: 'The trio: Compose, Swarm, Machine' },
    brief: {
      zh: 'Compose 活跃；Machine 2021-09 归档；classic Swarm 不是 swarm mode',
      en: 'Compose lives; Machine was archived in September 2021; classic Swarm and swarm mode are two things',
    },
    record: {
      zh: '成员正确，结局不同：Compose 仍活跃（Go 重写的 v2.0.0 标签为 2021-09-28，v5.0.0 为 2025-12-02）；Machine 于 2021-09 归档；“Swarm”有两个——classic Swarm（2020-06 归档）和 2016-07 随 Engine 1.12 内置、至今仍在的 swarm mode。“大部分人都听说过”是观点。',
      en: 'Right members, different fates: Compose is alive (rewritten in Go as v2.0.0, tagged 2021-09-28; v5.0.0 tagged 2025-12-02); Machine was archived in September 2021; "Swarm" is two things - classic Swarm (archived June 2020) and swarm mode, built into Engine 1.12 in July 2016 and still shipped. "Most people have heard of them" is opinion.',
    },
    date: '2014-12-04',
    correction: 11,
    sources: [
      {
        url: 'https://blog.docker.com/2014/12/announcing-docker-machine-swarm-and-compose-for-orchestrating-distributed-apps/',
        title: 'Docker blog: Announcing Docker Machine, Swarm, and Compose (2014-12-04)',
        read: true,
      },
      {
        url: 'https://github.com/docker/docs/pull/13603',
        title: 'docker/docs PR 13603: Docker Machine is now archived (2021-09-26)',
        read: true,
      },
      {
        url: 'https://github.com/docker-archive/classicswarm',
        title:
          'Classic Swarm README + CHANGELOG: v0.1.0 2015-02-25, v1.0.0 tag 2015-11-03, archived 2020-06-11',
        read: true,
      },
      {
        url: 'https://docs.docker.com/engine/swarm/',
        title: 'Docker docs: Swarm mode overview',
        read: true,
      },
      {
        url: 'https://docs.docker.com/compose/intro/history/',
        title: 'Docker docs: History and development of Docker Compose',
        read: true,
      },
      {
        url: 'https://github.com/docker/compose/releases',
        title: 'docker/compose release tags (v2.0.0 2021-09-28, v5.0.0 2025-12-02)',
        read: true,
      },
    ],
  },
  {
    id: 's2-08-redhat-hurt',
    chapter: 2,
    verdict: 'opinion',
    said: { zh: 'Docker 商业化重创了 Red Hat', en: "Docker's business gravely hurt Red Hat" },
    brief: {
      zh: '可核实：2013-09-19 宣布合作，后来在企业平台上竞争；“重创”是观点',
      en: 'On record: partners from 2013-09-19, later rivals in enterprise platforms; "gravely hurt" is a view',
    },
    record: {
      zh: '可核实的是：2013-09-19 Red Hat 与 dotCloud 宣布合作；之后双方在企业平台（OpenShift 与 Docker 企业版）上竞争，2017 年 Red Hat 高管公开谈到与 Docker 的竞争。“重创”是一种判断，没有一手证据。',
      en: 'Verifiable: Red Hat and dotCloud announced a collaboration on 2013-09-19; later they competed with enterprise platforms (OpenShift versus Docker\'s), and Red Hat\'s head of products spoke of that competition in 2017. "Gravely hurt" is a judgement without primary evidence.',
    },
    date: '2013-09-19',
    sources: [
      {
        url: 'https://webspherepower.com/2013/09/24/red-hat-and-dotcloud-collaborate-on-docker-to-bring-linux-container/',
        title: 'Press text: Red Hat and dotCloud collaborate on Docker (announced 2013-09-19)',
        read: true,
      },
      {
        url: 'https://www.diversity.net.nz/red-hat-and-docker-application-portability-meets-paas-automation/2013/09/19/',
        title: 'Diversity Limited: Red Hat and dotCloud collaboration announced today (2013-09-19)',
        read: true,
      },
      {
        url: 'https://www.crn.com/slide-shows/applications-os/300085066/red-hats-head-of-products-on-competing-with-docker-teaming-with-aws-and-a-container-services-renaissance-for-the-channel',
        title: "CRN: Red Hat's head of products on competing with Docker (2017)",
        read: true,
      },
    ],
  },
  {
    id: 's2-09-breaking-2015',
    chapter: 2,
    verdict: 'imprecise',
    said: {
      zh: '2015 年不断的破坏性变更惹恼社区',
      en: 'Breaking changes in 2015 upset the community',
    },
    brief: {
      zh: '有据可查的高点在 2016-08：1.12 内置 swarm mode 之后',
      en: 'The documented peak is August 2016, after 1.12 built in swarm mode',
    },
    record: {
      zh: '2015 年确有 1.5 到 1.9 五个功能版本；但社区对破坏兼容性的公开抱怨，有据可查的高点在 2016-08（1.12 内置 swarm mode 之后，甚至有人讨论分叉），不是 2015 年。',
      en: '2015 did see five feature releases (1.5 to 1.9); but the best documented public complaints about broken compatibility date from August 2016, after 1.12 built in swarm mode, when a fork was discussed - not from 2015.',
    },
    date: '2016-08-29',
    sources: [
      {
        url: 'https://thenewstack.io/docker-fork-talk-split-now-table/',
        title: 'The New Stack: A Docker Fork: Talk of a Split Is Now on the Table (2016-08-29)',
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/blob/v1.12.0/CHANGELOG.md',
        title: 'Docker CHANGELOG up to 1.12.0',
        read: true,
      },
    ],
  },
  {
    id: 's2-10-pressure',
    chapter: 2,
    verdict: 'opinion',
    said: { zh: 'Docker 是被迫妥协的', en: 'Docker gave in to pressure' },
    brief: {
      zh: '动机无法证实；新闻稿称 Docker 主动捐出格式与运行时',
      en: 'The motive cannot be proven; the press release says Docker donated format and runtime',
    },
    record: {
      zh: '动机无法证实。官方新闻稿的说法是 Docker 主动捐出格式与运行时，并与 appc（CoreOS）阵营合流以避免碎片化。',
      en: 'Motive cannot be proven. The press release says Docker donates its format and runtime and joins forces with the appc (CoreOS) camp to avoid fragmentation.',
    },
    date: '2015-06-22',
    sources: [
      {
        url: 'http://www.businesswire.com/news/home/20150622005422/en/Industry-Leaders-Unite-Create-Project-Open-Container',
        title:
          'Press release: Industry Leaders Unite to Create Project for Open Container Standards (2015-06-22)',
        read: true,
      },
    ],
  },
  {
    id: 's2-11-neutral-foundation',
    chapter: 2,
    verdict: 'imprecise',
    said: { zh: '各方成立了一个中立基金会', en: 'They founded a neutral foundation' },
    brief: {
      zh: '2015-06-22 以 OCP 之名在 Linux 基金会下宣布，07-22 改名 OCI',
      en: 'Announced 2015-06-22 as OCP under the Linux Foundation, renamed OCI on 07-22',
    },
    record: {
      zh: '名称与性质：2015-06-22 宣布 Open Container Project（OCP），是 Linux 基金会旗下的协作项目；2015-07-22 改名 Open Container Initiative（OCI），章程 2015-11-13 生效，12-08 公布治理结构。',
      en: 'Name and nature: on 2015-06-22 the Open Container Project (OCP) was announced as a collaborative project under the Linux Foundation; it was renamed Open Container Initiative (OCI) on 2015-07-22, its charter took effect 2015-11-13 and its governance was announced 12-08.',
    },
    date: '2015-06-22',
    correction: 2,
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
        url: 'https://www.linuxfoundation.jp/press-release/2015/12/open-container-initiative-establishes-technical-governance-announces-new-members/',
        title: 'Linux Foundation: OCI establishes technical governance (2015-12-08)',
        read: true,
      },
    ],
  },
  {
    id: 's2-12-runc-foundation',
    chapter: 2,
    verdict: 'wrong',
    said: { zh: '这个基金会叫 runC', en: 'That foundation is runC' },
    brief: {
      zh: 'runC 是 Docker 捐出的命令行运行时；组织叫 OCI',
      en: 'runC is a CLI runtime that Docker donated; the organisation is OCI',
    },
    record: {
      zh: 'runC 是一个命令行容器运行时，由 Docker 捐出，是 OCI 的首批项目之一（另一个是规范）；基金会/组织的名字是 OCI。',
      en: "runC is a command-line container runtime donated by Docker, one of OCI's two initial projects (the other is the specification); the organisation is OCI.",
    },
    date: '2015-06-22',
    correction: 2,
    sources: [
      {
        url: 'https://github.com/opencontainers/runc',
        title: 'runc README: a CLI tool for spawning and running containers; v0.0.1 2015-07-16',
        read: true,
      },
      {
        url: 'https://www.docker.com/blog/runc/',
        title:
          'Docker blog: Introducing runC: a lightweight universal container runtime (June 2015)',
        read: true,
      },
      {
        url: 'https://github.com/opencontainers/tob/blob/main/CHARTER.md',
        title:
          'OCI Charter (initial release 13 November 2015; initial projects: the specification and runc)',
        read: true,
      },
      {
        url: 'http://www.businesswire.com/news/home/20150622005422/en/Industry-Leaders-Unite-Create-Project-Open-Container',
        title:
          'Press release: Industry Leaders Unite to Create Project for Open Container Standards (2015-06-22)',
        read: true,
      },
    ],
  },
  {
    id: 's2-13-standards',
    chapter: 2,
    verdict: 'imprecise',
    said: { zh: 'OCI 是一套标准', en: 'OCI is a set of standards' },
    brief: {
      zh: 'OCI 是组织；标准是 runtime-spec 与 image-spec，1.0 都在 2017-07-19',
      en: 'OCI is the organisation; its standards, runtime-spec and image-spec, reached 1.0 on 2017-07-19',
    },
    record: {
      zh: 'OCI 是组织名，不是标准名。它的标准是 runtime-spec 与 image-spec：2015 年只有运行时规范，image-spec 仓库 2016-03 建立，两者 v1.0.0 同在 2017-07-19 发布（后来又有 distribution-spec）。',
      en: 'OCI is the organisation, not the standard. Its standards are runtime-spec and image-spec: in 2015 there was only the runtime side, the image-spec repository opened in March 2016, and both reached v1.0.0 on 2017-07-19 (a distribution-spec followed).',
    },
    date: '2017-07-19',
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
      {
        url: 'https://github.com/opencontainers/tob/blob/main/CHARTER.md',
        title:
          'OCI Charter (initial release 13 November 2015; initial projects: the specification and runc)',
        read: true,
      },
    ],
  },
  {
    id: 's2-14-fully-separate',
    chapter: 2,
    verdict: 'imprecise',
    said: {
      zh: 'OCI 一成立，实现就与 Docker 剥离了',
      en: 'With OCI the implementation left Docker',
    },
    brief: {
      zh: '工程拆分在 Docker 1.11（2016-04-13）；构建与仓库仍在 Docker 手里',
      en: 'The engineering split is Docker 1.11 (2016-04-13); building and registry code stayed with Docker',
    },
    record: {
      zh: '成立不等于剥离。工程上的拆分在 Docker 1.11（2016-04-13）：引擎改由 docker、containerd、containerd-shim、runc 四个二进制组成；标准到 2017-07 才到 1.0；镜像构建、仓库等实现仍在 Docker 手里。',
      en: 'Founding is not separation. The engineering split came with Docker 1.11 (2016-04-13): docker, containerd, containerd-shim and runc as four binaries; the specs reached 1.0 only in July 2017; image building and registry code stayed with Docker.',
    },
    date: '2016-04-13',
    sources: [
      {
        url: 'https://github.com/moby/moby/blob/v1.12.0/CHANGELOG.md',
        title: 'Docker CHANGELOG up to 1.12.0',
        read: true,
      },
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
    ],
  },
  {
    id: 's2-15-others-runtimes',
    chapter: 2,
    verdict: 'imprecise',
    said: { zh: '从此别家也能做容器运行时', en: 'From then on others could write runtimes' },
    brief: {
      zh: '别家早就有；OCI 带来的是互通：同一镜像可交给不同运行时',
      en: 'Others had them before; OCI brought interoperability: one image, many runtimes',
    },
    record: {
      zh: '应是“OCI 兼容的运行时”。非 Docker 运行时（LXC、rkt、lmctfy）之前就有；OCI 带来的是互通：同一份镜像和 bundle 可以交给 runc、crun、Kata 等不同实现运行。',
      en: 'It should read "OCI-compatible runtimes". Non-Docker runtimes (LXC, rkt, lmctfy) existed before; what OCI added is interoperability: the same image and bundle can be run by runc, crun, Kata and others.',
    },
    sources: [
      {
        url: 'https://github.com/opencontainers/tob/blob/main/CHARTER.md',
        title:
          'OCI Charter (initial release 13 November 2015; initial projects: the specification and runc)',
        read: true,
      },
      {
        url: 'https://www.redhat.com/en/blog/open-container-initiative-specifications-reach-10',
        title: 'Red Hat: Open Container Initiative specifications reach 1.0',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
        title: 'Kubernetes docs: User Namespaces',
        read: true,
      },
      {
        url: 'https://github.com/cncf/toc/blob/main/projects/containerd/containerd-graduation-proposal.md',
        title: 'CNCF TOC: containerd graduation proposal (2018-10)',
        read: true,
      },
    ],
  },
  {
    id: 's2-16-oci-slow',
    chapter: 2,
    verdict: 'opinion',
    said: {
      zh: 'OCI 进展缓慢，因为 Docker 不上心',
      en: 'OCI was slow because Docker did not care',
    },
    brief: {
      zh: '宣布到 1.0 约 25 个月；“缓慢”“不上心”都是评价',
      en: 'About 25 months from announcement to 1.0; "slow" and "did not care" are judgements',
    },
    record: {
      zh: '从 2015-06 宣布到 2017-07 发布 1.0 用了约 25 个月；“缓慢”是评价（Red Hat 当时的说法反而是进展可观），“Docker 不上心”没有一手证据。',
      en: 'From the June 2015 announcement to 1.0 in July 2017 took about 25 months; "slow" is a judgement (Red Hat\'s post at the time called it impressive) and "Docker did not care" has no primary evidence.',
    },
    date: '2017-07-19',
    sources: [
      {
        url: 'https://www.redhat.com/en/blog/open-container-initiative-specifications-reach-10',
        title: 'Red Hat: Open Container Initiative specifications reach 1.0',
        read: true,
      },
      {
        url: 'https://github.com/opencontainers/runtime-spec/releases/tag/v1.0.0',
        title: 'opencontainers/runtime-spec v1.0.0 (2017-07-19)',
        read: true,
      },
    ],
  },
  {
    id: 's2-17-therefore-cncf',
    chapter: 2,
    verdict: 'wrong',
    said: { zh: 'OCI 太慢，所以有了 CNCF', en: 'OCI was slow, hence CNCF' },
    brief: {
      zh: '两者宣布只隔 29 天；Docker 公司也是 CNCF 创始成员',
      en: 'The two announcements are 29 days apart, and Docker, Inc. helped found CNCF',
    },
    record: {
      zh: 'CNCF 于 2015-07-21 由 Linux 基金会宣布，距 OCP 宣布只有 29 天，不可能因为“OCI 发展缓慢”；成立目的就是承接 Kubernetes（CNCF 文档原意：Kubernetes 促成了 CNCF）。而且 Docker 公司也在创始成员名单里。',
      en: "The Linux Foundation announced CNCF on 2015-07-21, 29 days after OCP was announced, so slow OCI progress cannot be the reason; it was created to host Kubernetes, which CNCF's own documents say motivated its creation. Docker, Inc. was itself on the list of founding organisations.",
    },
    date: '2015-07-21',
    correction: 4,
    sources: [
      {
        url: 'https://www.cncf.io/announcements/2015/06/21/new-cloud-native-computing-foundation-to-drive-alignment-among-container-technologies/',
        title: 'CNCF press release, dated July 21, 2015 in its text (the URL path says 06/21)',
        read: true,
      },
      {
        url: 'https://github.com/cncf/toc/blob/main/projects/kubernetes/kubernetes-graduation-proposal.md',
        title:
          "CNCF TOC: Kubernetes graduation application (Kubernetes 'motivated the creation of the CNCF')",
        read: true,
      },
      {
        url: 'http://www.businesswire.com/news/home/20150622005422/en/Industry-Leaders-Unite-Create-Project-Open-Container',
        title:
          'Press release: Industry Leaders Unite to Create Project for Open Container Standards (2015-06-22)',
        read: true,
      },
      {
        url: 'https://www.eweek.com/cloud/foundation-launches-to-unify-open-source-cloud-efforts/',
        title:
          'eWEEK: Foundation launches to unify open-source cloud efforts (Kubernetes 1.0 the same day)',
        read: true,
      },
      {
        url: 'https://github.com/cncf/foundation/blob/main/charter.md',
        title: 'CNCF Charter (effective Nov 6 2015)',
        read: true,
      },
    ],
  },
  {
    id: 's2-18-cncf-births-k8s',
    chapter: 2,
    verdict: 'wrong',
    said: { zh: 'CNCF 促成了 Kubernetes 的诞生', en: 'CNCF led to the birth of Kubernetes' },
    brief: {
      zh: 'Kubernetes 2014-06 已公布；CNCF 2015-07-21 才宣布，与 1.0 同日',
      en: 'Kubernetes was announced in June 2014; CNCF came on 2015-07-21, the day of 1.0',
    },
    record: {
      zh: '“诞生”错，“发展”对。Kubernetes 首次提交 2014-06-06、2014-06-10 公开；CNCF 一年多后才宣布，且与 Kubernetes 1.0 同一天（2015-07-21）。Kubernetes 于 2016-03-10 成为 CNCF 第一个托管项目，2018-03-06 首个毕业。',
      en: '"Birth" is wrong, "growth" is right. Kubernetes\' first commit is 2014-06-06 and it was announced 2014-06-10; CNCF came over a year later, on the very day of Kubernetes 1.0 (2015-07-21). Kubernetes became CNCF\'s first hosted project on 2016-03-10 and its first graduate on 2018-03-06.',
    },
    date: '2015-07-21',
    correction: 3,
    sources: [
      {
        url: 'https://kubernetes.io/blog/2018/06/06/4-years-of-k8s/',
        title: 'Joe Beda, 4 Years of K8s (2018-06-06)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2018/07/20/the-history-of-kubernetes-the-community-behind-it/',
        title: 'Brendan Burns, The History of Kubernetes & the Community Behind It (2018-07-20)',
        read: true,
      },
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
        url: 'https://cloudcow.com/?post_type=post&p=31848',
        title:
          'Repost of the CNCF press text, 2016-03-11: accepts Kubernetes as first hosted project',
        read: true,
      },
      {
        url: 'https://www.weave.works/blog/cloud-native-computing-foundation-cncf/',
        title:
          'Weaveworks: Kubernetes becomes the first CNCF-hosted project (KubeCon London, March 2016)',
        read: true,
      },
      {
        url: 'https://devops.com/cloud-native-computing-foundation-announces-kubernetes-as-first-graduated-project/',
        title: 'CNCF press text: Kubernetes is first graduated project (2018-03-06)',
        read: true,
      },
      {
        url: 'https://github.com/kubernetes/kubernetes/commit/2c4b3a562ce34cddc3f8218a2c4d11c7310e6d56',
        title: 'kubernetes/kubernetes first public commit',
        read: false,
      },
      {
        url: 'https://www.cncf.io/announcement/2016/03/10/cloud-native-computing-foundation-accepts-kubernetes-as-first-hosted-project-technical-oversight-committee-elected/',
        title: 'CNCF press release: accepts Kubernetes as first hosted project (2016-03-10)',
        read: false,
      },
    ],
  },
  {
    id: 's3-01-k8s-2014',
    chapter: 3,
    verdict: 'correct',
    said: { zh: 'Google 2014 年开源 Kubernetes', en: 'Google open-sourced Kubernetes in 2014' },
    brief: {
      zh: '首次提交 2014-06-06，06-10 公布；思想来自 Borg',
      en: 'First commit 2014-06-06, announced 06-10; its ideas come from Borg',
    },
    record: {
      zh: '首次提交 2014-06-06，2014-06-10 在首届 DockerCon 主题演讲中公布；思想来自 Google 内部的 Borg；1.0 为 2015-07-21。',
      en: "First commit 2014-06-06, announced in a keynote at the first DockerCon on 2014-06-10; ideas from Google's Borg; 1.0 on 2015-07-21.",
    },
    date: '2014-06-06',
    sources: [
      {
        url: 'https://kubernetes.io/blog/2018/06/06/4-years-of-k8s/',
        title: 'Joe Beda, 4 Years of K8s (2018-06-06)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2015/04/borg-predecessor-to-kubernetes/',
        title: 'Borg: The Predecessor to Kubernetes (2015-04-23)',
        read: true,
      },
      {
        url: 'https://github.com/kubernetes/kubernetes/commit/2c4b3a562ce34cddc3f8218a2c4d11c7310e6d56',
        title: 'kubernetes/kubernetes first public commit',
        read: false,
      },
    ],
  },
  {
    id: 's3-02-competition-starts',
    chapter: 3,
    verdict: 'imprecise',
    said: {
      zh: 'Kubernetes 一出现就与 Docker 竞争',
      en: 'Kubernetes competed with Docker from the start',
    },
    brief: {
      zh: '起初它是管理 Docker 容器的工具；竞争在编排层，对手是 Swarm 和 Mesos',
      en: 'It began as a manager of Docker containers; the contest was in orchestration, with Swarm and Mesos',
    },
    record: {
      zh: '发布时 Kubernetes 就是“管理 Docker 容器”的工具，2014-07-10 Docker 公司还宣布加入其社区。真正的竞争发生在编排层：2014-12 起的 Swarm（以及 Mesos）对 Kubernetes，而不是 k8s 对 Docker 引擎。',
      en: 'At launch Kubernetes was a manager for Docker containers, and on 2014-07-10 Docker, Inc. announced it was joining its community. The contest was in the orchestration layer: Swarm (from December 2014) and Mesos versus Kubernetes, not Kubernetes versus the Docker engine.',
    },
    date: '2014-12-04',
    sources: [
      {
        url: 'https://techcrunch.com/2014/07/10/google-microsoft-ibm-and-others-collaborate-to-make-managing-docker-containers-easier/',
        title:
          'TechCrunch: Microsoft, Red Hat, IBM, Docker and others join Kubernetes (2014-07-10)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2018/06/06/4-years-of-k8s/',
        title: 'Joe Beda, 4 Years of K8s (2018-06-06)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2018/07/20/the-history-of-kubernetes-the-community-behind-it/',
        title: 'Brendan Burns, The History of Kubernetes & the Community Behind It (2018-07-20)',
        read: true,
      },
      {
        url: 'https://blog.docker.com/2014/12/announcing-docker-machine-swarm-and-compose-for-orchestrating-distributed-apps/',
        title: 'Docker blog: Announcing Docker Machine, Swarm, and Compose (2014-12-04)',
        read: true,
      },
    ],
  },
  {
    id: 's3-03-openness-won',
    chapter: 3,
    verdict: 'opinion',
    said: { zh: 'Kubernetes 靠开源开放取胜', en: 'Kubernetes won because it was open' },
    brief: {
      zh: 'Docker 和 Swarm 也开源；常见解释是中立治理、Borg 经验和云厂商支持',
      en: 'Docker and Swarm were open too; usual reasons are neutral governance, Borg and cloud vendors',
    },
    record: {
      zh: '过于单一：Docker 和 Swarm 同样是开源项目。更稳妥的说法：中立治理（CNCF）、Borg 经验带来的设计，以及各大云厂商一致支持，使 Kubernetes 成为事实标准；2017-10 Docker 接纳了它。',
      en: 'Too single-minded: Docker and Swarm were open source too. Safer: neutral governance (CNCF), a design informed by Borg and support from every large cloud made Kubernetes the de facto standard; Docker embraced it in October 2017.',
    },
    date: '2017-10-17',
    sources: [
      {
        url: 'https://techcrunch.com/2017/10/17/docker-gives-into-invevitable-and-offers-native-kubernetes-support/',
        title: 'TechCrunch: Docker offers native Kubernetes support, DockerCon Europe (2017-10-17)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2015/04/borg-predecessor-to-kubernetes/',
        title: 'Borg: The Predecessor to Kubernetes (2015-04-23)',
        read: true,
      },
      {
        url: 'https://github.com/docker-archive/classicswarm',
        title:
          'Classic Swarm README + CHANGELOG: v0.1.0 2015-02-25, v1.0.0 tag 2015-11-03, archived 2020-06-11',
        read: true,
      },
    ],
  },
  {
    id: 's3-04-containerd-donated',
    chapter: 3,
    verdict: 'correct',
    said: { zh: 'Docker 把 containerd 捐给 CNCF', en: 'Docker gave containerd to CNCF' },
    brief: {
      zh: '2017-03-29 公布，2019-02-28 毕业',
      en: 'Announced 2017-03-29, graduated 2019-02-28',
    },
    record: {
      zh: '2016-12-14 宣布拆出，2017-03-17 提案，2017-03-28 投票通过、03-29 公布；2019-02-28 毕业。规范写法是 containerd（小写）。',
      en: 'Spin-out announced 2016-12-14, proposal 2017-03-17, vote 2017-03-28 and announcement 03-29; graduated 2019-02-28. The name is spelled containerd.',
    },
    date: '2017-03-29',
    sources: [
      {
        url: 'https://github.com/cncf/toc/commit/a97a7b618090adaa4db02effc39f32d0b69437e8',
        title: "CNCF TOC: 'Add containerd+rkt to the CNCF project list' (2017-03-29)",
        read: true,
      },
      {
        url: 'https://github.com/cncf/toc/blob/main/projects/containerd/containerd-incubation-proposal.adoc',
        title: 'CNCF TOC: containerd proposal (added 2017-03-17)',
        read: true,
      },
      {
        url: 'https://www.cncf.io/news/2017/03/30/serverwatch-containerd-rkt-now-official-cncf-projects/',
        title: 'CNCF news: containerd, rkt now official CNCF projects (vote 28 March 2017, Berlin)',
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
      {
        url: 'https://www.cncf.io/announcement/2017/03/29/containerd-joins-cloud-native-computing-foundation/',
        title: 'CNCF: containerd joins the Cloud Native Computing Foundation (2017-03-29)',
        read: false,
      },
    ],
  },
  {
    id: 's3-05-k8s-in-docker-ee',
    chapter: 3,
    verdict: 'correct',
    said: {
      zh: 'Docker 企业版内置 Kubernetes',
      en: "Docker's enterprise edition built in Kubernetes",
    },
    brief: {
      zh: '2017-10-17 宣布，桌面版一并支持，Swarm 保留',
      en: 'Announced 2017-10-17, desktop editions too, and Swarm was kept',
    },
    record: {
      zh: '2017-10-17，哥本哈根 DockerCon EU；Docker for Mac/Windows 也一并支持，Swarm 同时保留。企业版业务 2019-11-13 卖给 Mirantis。',
      en: '2017-10-17 at DockerCon EU, Copenhagen; Docker for Mac/Windows got it too, and Swarm was kept. The enterprise business was sold to Mirantis on 2019-11-13.',
    },
    date: '2017-10-17',
    sources: [
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
      {
        url: 'https://blog.docker.com/2017/10/kubernetes-docker-platform-and-moby-project/',
        title: 'Docker blog: Docker Platform and Moby Project add Kubernetes (October 2017)',
        read: false,
      },
    ],
  },
  {
    id: 's3-06-two-year-war',
    chapter: 3,
    verdict: 'imprecise',
    said: { zh: '两年编排之战就此结束', en: 'So ended a two-year orchestration war' },
    brief: {
      zh: '两年到三年多，看从哪天算；“结束”是评价，swarm mode 至今仍在',
      en: 'Two to over three years, by where you start; "ended" is a judgement, swarm mode still ships',
    },
    record: {
      zh: '起点取决于怎么算：从 Swarm 1.0（2015-11-03）算约两年；从三件套宣布（2014-12-04）算近三年；从 Kubernetes 公布（2014-06）算三年多。“落幕”是评价，Swarm mode 至今仍随 Docker Engine 发布。',
      en: 'It depends on the start: about two years from Swarm 1.0 (2015-11-03), almost three from the trio announcement (2014-12-04), over three from Kubernetes\' debut (June 2014). "The end" is a judgement; swarm mode still ships with Docker Engine.',
    },
    date: '2017-10-17',
    sources: [
      {
        url: 'https://github.com/docker-archive/classicswarm',
        title:
          'Classic Swarm README + CHANGELOG: v0.1.0 2015-02-25, v1.0.0 tag 2015-11-03, archived 2020-06-11',
        read: true,
      },
      {
        url: 'https://blog.docker.com/2014/12/announcing-docker-machine-swarm-and-compose-for-orchestrating-distributed-apps/',
        title: 'Docker blog: Announcing Docker Machine, Swarm, and Compose (2014-12-04)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2018/06/06/4-years-of-k8s/',
        title: 'Joe Beda, 4 Years of K8s (2018-06-06)',
        read: true,
      },
      {
        url: 'https://techcrunch.com/2017/10/17/docker-gives-into-invevitable-and-offers-native-kubernetes-support/',
        title: 'TechCrunch: Docker offers native Kubernetes support, DockerCon Europe (2017-10-17)',
        read: true,
      },
      {
        url: 'https://docs.docker.com/engine/swarm/',
        title: 'Docker docs: Swarm mode overview',
        read: true,
      },
    ],
  },
  {
    id: 's3-07-docker-paas',
    chapter: 3,
    verdict: 'opinion',
    said: {
      zh: 'Docker 三件套就是 Cloud Foundry 式的 PaaS',
      en: "Docker's trio was a PaaS like Cloud Foundry",
    },
    brief: {
      zh: '是类比：三件套没有源码构建、自动路由和服务市场',
      en: 'An analogy: the trio has no source builds, routing or service marketplace',
    },
    record: {
      zh: '一种类比。Docker 三件套覆盖编排和集群，但没有 Cloud Foundry 那样从源码构建、自动路由、服务市场等 PaaS 功能，因此说它就是 Cloud Foundry 式的 PaaS 只能算观点。',
      en: 'An analogy. The trio covers composition and clustering but not source-to-app builds, routing or a service marketplace as in Cloud Foundry, so calling it that kind of PaaS is a view.',
    },
    sources: [
      {
        url: 'https://blog.docker.com/2014/12/announcing-docker-machine-swarm-and-compose-for-orchestrating-distributed-apps/',
        title: 'Docker blog: Announcing Docker Machine, Swarm, and Compose (2014-12-04)',
        read: true,
      },
      {
        url: 'https://docs.cloudfoundry.org/buildpacks/',
        title: 'Cloud Foundry docs: Buildpacks',
        read: true,
      },
    ],
  },
  {
    id: 's3-08-compose',
    chapter: 3,
    verdict: 'correct',
    said: { zh: 'Compose 做简单的容器编排', en: 'Compose does simple orchestration' },
    brief: {
      zh: '一个 YAML 描述多容器应用，最常用在单机',
      en: 'One YAML file describes a multi-container application, mostly on one server',
    },
    record: {
      zh: 'Compose 用一个 YAML 描述多容器应用；最常见的用法是单机。',
      en: 'Compose describes a multi-container application in one YAML file, most often on a single server.',
    },
    sources: [
      {
        url: 'https://docs.docker.com/compose/how-tos/networking/',
        title: 'Docker docs: Networking in Compose',
        read: true,
      },
      {
        url: 'https://docs.docker.com/compose/how-tos/production/',
        title: 'Docker docs: Use Compose in production',
        read: true,
      },
    ],
  },
  {
    id: 's3-09-swarm-ops',
    chapter: 3,
    verdict: 'imprecise',
    said: { zh: 'Swarm 是线上运维平台', en: 'Swarm is an operations platform' },
    brief: {
      zh: 'Swarm 是集群管理与编排器；分 classic Swarm 与 swarm mode',
      en: 'Swarm is a cluster manager and orchestrator; classic Swarm and swarm mode differ',
    },
    record: {
      zh: 'Swarm 是集群管理与编排器，不是完整的“运维平台”。要区分 classic Swarm（2014–2020，代理标准 Docker API）和 swarm mode（SwarmKit，2016-07-28 随 Engine 1.12 内置）。',
      en: 'Swarm is a cluster manager and orchestrator, not a full operations platform. Distinguish classic Swarm (2014-2020, a proxy for the standard Docker API) from swarm mode (SwarmKit, built into Engine 1.12 on 2016-07-28).',
    },
    date: '2016-07-28',
    sources: [
      {
        url: 'https://github.com/docker-archive/classicswarm',
        title:
          'Classic Swarm README + CHANGELOG: v0.1.0 2015-02-25, v1.0.0 tag 2015-11-03, archived 2020-06-11',
        read: true,
      },
      {
        url: 'https://docs.docker.com/engine/swarm/',
        title: 'Docker docs: Swarm mode overview',
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/releases/tag/v1.12.0',
        title: 'Docker 1.12.0 (tag 2016-07-28): swarm mode, overlay2',
        read: true,
      },
    ],
  },
  {
    id: 's3-10-compose-cluster',
    chapter: 3,
    verdict: 'imprecise',
    said: { zh: 'Compose 能管整个集群的容器', en: 'Compose handles the containers of a cluster' },
    brief: {
      zh: 'docker compose 面向一台主机；跨主机交给 Swarm 的 stack',
      en: 'docker compose targets one host; across hosts a Swarm stack takes over',
    },
    record: {
      zh: 'docker compose 默认面向一台 Docker 主机；跨主机要交给 Swarm（把同一种 YAML 用 stack 部署到集群）。',
      en: 'docker compose targets one Docker host by default; across hosts you hand the same kind of YAML to Swarm (stack deployment).',
    },
    sources: [
      {
        url: 'https://docs.docker.com/compose/how-tos/production/',
        title: 'Docker docs: Use Compose in production',
        read: true,
      },
      {
        url: 'https://docs.docker.com/compose/how-tos/networking/',
        title: 'Docker docs: Networking in Compose',
        read: true,
      },
    ],
  },
  {
    id: 's3-11-docker-only-containers',
    chapter: 3,
    verdict: 'wrong',
    said: {
      zh: 'Docker 只能处理容器间的关系',
      en: 'Docker handles only relations between containers',
    },
    brief: {
      zh: 'swarm mode 有期望状态调和、服务发现、overlay 网络和滚动更新；没有的是 Pod',
      en: 'Swarm mode has reconciliation, discovery, overlay networks and rolling updates; it lacks Pods',
    },
    record: {
      zh: 'swarm mode 提供声明式服务、副本数与期望状态调和、服务发现与负载均衡、多机 overlay 网络、滚动更新与回滚、节点间 TLS。差别在于它没有 Pod 这一层，扩展生态也小。',
      en: 'Swarm mode offers a declarative service model, replicas with desired-state reconciliation, service discovery and load balancing, multi-host overlay networks, rolling updates with rollback and mutual TLS. What it lacks is a Pod level and a comparable ecosystem.',
    },
    date: '2016-07-28',
    sources: [
      {
        url: 'https://docs.docker.com/engine/swarm/',
        title: 'Docker docs: Swarm mode overview',
        read: true,
      },
      {
        url: 'https://github.com/moby/moby/releases/tag/v1.12.0',
        title: 'Docker 1.12.0 (tag 2016-07-28): swarm mode, overlay2',
        read: true,
      },
    ],
  },
  {
    id: 's3-12-pod-smallest',
    chapter: 3,
    verdict: 'correct',
    said: { zh: 'Pod 是最小的运行单位', en: 'The Pod is the smallest unit that runs' },
    brief: {
      zh: '官方：最小的可部署计算单元，也是调度单位',
      en: 'Officially the smallest deployable unit of computing, and the unit of scheduling',
    },
    record: {
      zh: '官方说法：可创建和管理的最小可部署计算单元，也是调度单位。“跟 Docker 最大的区别”是观点。',
      en: 'Officially the smallest deployable unit of computing, and the unit of scheduling. "The biggest difference from Docker" is opinion.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/',
        title: 'Kubernetes docs: Pods',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2015/04/borg-predecessor-to-kubernetes/',
        title: 'Borg: The Predecessor to Kubernetes (2015-04-23)',
        read: true,
      },
    ],
  },
  {
    id: 's3-13-docker-two-containers',
    chapter: 3,
    verdict: 'imprecise',
    said: {
      zh: 'Docker 里要自己处理两个容器的通信',
      en: 'In Docker you must wire two containers yourself',
    },
    brief: {
      zh: 'Compose 默认建网络，容器用服务名（DNS）就能互访',
      en: 'Compose creates a network, and containers reach each other by service name (DNS)',
    },
    record: {
      zh: '在 Compose 里几乎不用处理：默认为整个应用建一个网络，容器之间直接用服务名（DNS）互访，例如 http://prometheus:9090。',
      en: 'With Compose there is little to handle: it creates one network for the app by default, and containers reach each other by service name (DNS), e.g. http://prometheus:9090.',
    },
    sources: [
      {
        url: 'https://docs.docker.com/compose/how-tos/networking/',
        title: 'Docker docs: Networking in Compose',
        read: true,
      },
    ],
  },
  {
    id: 's3-14-pod-no-need',
    chapter: 3,
    verdict: 'imprecise',
    said: { zh: '放进 Pod 就不用管通信了', en: 'In a Pod no wiring is needed' },
    brief: {
      zh: '同 Pod 才能用 localhost；实践中两者是两个 Pod，经 Service 互访',
      en: 'localhost works only inside one Pod; in practice they are two Pods behind Services',
    },
    record: {
      zh: '只有放进同一个 Pod 才能用 localhost，代价是共享 IP 和端口空间、一起扩缩、一起上下线。实践中 Prometheus 与 Grafana 通常是两个独立的 Pod，通过 Service 互访（kube-prometheus 里 Grafana 的数据源就是 prometheus-k8s.monitoring.svc:9090）。Pod 适合紧耦合的 sidecar。',
      en: 'Only containers in the same Pod can use localhost, at the price of one IP, one port space and one scaling and life-cycle unit. In practice Prometheus and Grafana are separate Pods that talk through a Service (kube-prometheus points Grafana at prometheus-k8s.monitoring.svc:9090). Pods are for tightly coupled sidecars.',
    },
    correction: 7,
    sources: [
      {
        url: 'https://github.com/prometheus-operator/kube-prometheus/blob/main/manifests/grafana-dashboardDatasources.yaml',
        title:
          'kube-prometheus: Grafana reaches Prometheus through the Service prometheus-k8s.monitoring.svc',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/',
        title: 'Kubernetes docs: Pods',
        read: true,
      },
      {
        url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers',
        title: 'KEP-753: Sidecar containers (alpha 1.28, stable 1.33)',
        read: true,
      },
    ],
  },
  {
    id: 's3-15-two-in-one-container',
    chapter: 3,
    verdict: 'wrong',
    said: { zh: 'Pod 是在一个容器里跑两个服务', en: 'A Pod runs two services in one container' },
    brief: {
      zh: 'Pod 是一个或多个容器共享 Pod 级环境',
      en: 'A Pod is one or more containers sharing a Pod-level environment',
    },
    record: {
      zh: 'Pod 不是容器：一个 Pod 里有一个或多个容器，每个容器通常只跑一个服务；共享的是 Pod 级环境，不是“一个容器跑两个服务”。',
      en: 'A Pod is not a container: it holds one or more containers, each normally running one service; what is shared is the Pod-level environment, not one container running two services.',
    },
    correction: 5,
    sources: [
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/',
        title: 'Kubernetes docs: Pods',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2015/04/borg-predecessor-to-kubernetes/',
        title: 'Borg: The Predecessor to Kubernetes (2015-04-23)',
        read: true,
      },
    ],
  },
  {
    id: 's3-16-same-ns',
    chapter: 3,
    verdict: 'imprecise',
    said: { zh: 'Pod 内容器共用 namespace', en: 'Containers of a Pod use the same namespaces' },
    brief: {
      zh: '默认共享 network、IPC、UTS；PID 要声明；mount 不共享',
      en: 'Shared by default: network, IPC, UTS; PID on request; mount never',
    },
    record: {
      zh: 'namespaces 部分共享：默认共享 network、IPC、UTS；PID 默认各自独立（shareProcessNamespace: true 时共享）；mount 从不共享（各用自己镜像的根文件系统，靠 volume 共享文件）；user ns 默认是宿主机的，设 hostUsers: false 时整个 Pod 用一个；cgroup v2 下（containerd，非特权容器）cgroup ns 每容器一个。这些 Pod 级 ns 由 pause/沙箱容器持有。',
      en: "Namespaces are partly shared: network, IPC and UTS by default; PID is per container unless shareProcessNamespace is true; mount is never shared (each container has its image's root filesystem, files are shared through volumes); the user namespace is the host's unless hostUsers is false, then one per Pod; on cgroup v2 (containerd, unprivileged) each container gets its own cgroup namespace. The Pod-level ones are held by the pause/sandbox container.",
    },
    correction: 6,
    sources: [
      {
        url: 'https://github.com/kubernetes/cri-api/blob/master/pkg/apis/runtime/v1/api.proto',
        title: 'CRI api.proto: NamespaceMode / NamespaceOption',
        read: true,
      },
      {
        url: 'https://github.com/containerd/containerd/blob/main/internal/cri/opts/spec_opts.go',
        title:
          'containerd CRI plugin: WithPodNamespaces (network, IPC, UTS joined from the sandbox; PID only when not CONTAINER)',
        read: true,
      },
      {
        url: 'https://github.com/containerd/containerd/blob/main/internal/cri/server/container_create.go',
        title: 'containerd CRI plugin: a new cgroup namespace per container on cgroup v2',
        read: true,
      },
      {
        url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/495-pod-pid-namespace',
        title: 'KEP-495: Shared PID Namespace',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/',
        title: 'Kubernetes docs: Share Process Namespace between Containers in a Pod',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
        title: 'Kubernetes docs: User Namespaces',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/',
        title: 'Kubernetes docs: Pods',
        read: true,
      },
      {
        url: 'https://github.com/containerd/containerd/blob/main/docs/cri/architecture.md',
        title: 'containerd: Architecture of the CRI plugin (pause/sandbox container)',
        read: true,
      },
    ],
  },
  {
    id: 's3-17-same-cgroup',
    chapter: 3,
    verdict: 'imprecise',
    said: { zh: 'Pod 内容器共用 cgroups', en: 'Containers of a Pod use the same cgroups' },
    brief: {
      zh: '是嵌套：Pod 一个父 cgroup，每个容器一个子 cgroup',
      en: 'They are nested: one parent for the Pod, one child for each container',
    },
    record: {
      zh: 'cgroups 不是“同一个”而是嵌套：kubelet 先建 Pod 级父 cgroup，每个容器在它下面有自己的 cgroup；Pod 的总量限制作用于父级，容器的 limits 作用于各自子级。',
      en: 'cgroups are nested, not one and the same: the kubelet creates a Pod-level parent cgroup and every container gets its own cgroup below it; Pod totals apply to the parent, container limits to each child.',
    },
    correction: 6,
    sources: [
      {
        url: 'https://kubernetes.io/blog/2016/12/container-runtime-interface-cri-in-kubernetes/',
        title: 'Introducing Container Runtime Interface (CRI) in Kubernetes (2016-12-19)',
        read: true,
      },
      {
        url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/2837-pod-level-resource-spec',
        title:
          'KEP-2837: Pod-level resource specifications (describes the existing pod-level cgroup)',
        read: true,
      },
      {
        url: 'https://github.com/containerd/containerd/blob/main/docs/cri/architecture.md',
        title: 'containerd: Architecture of the CRI plugin (pause/sandbox container)',
        read: true,
      },
    ],
  },
  {
    id: 's3-18-less-scheduling',
    chapter: 3,
    verdict: 'wrong',
    said: { zh: 'Pod 减少资源调度', en: 'Pods reduce scheduling' },
    brief: {
      zh: 'Pod 就是调度单位：同一 Pod 的容器必在同一节点',
      en: 'The Pod is the unit of scheduling: its containers land on one node',
    },
    record: {
      zh: 'Pod 不减少调度，它就是调度的最小单位：同一 Pod 的容器保证调度到同一台节点。减少的是容器间的网络跳转和文件传递成本。',
      en: 'A Pod does not reduce scheduling; it is the unit of scheduling: its containers are guaranteed to land on the same node. What it reduces is network hops and file passing between them.',
    },
    correction: 7,
    sources: [
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/',
        title: 'Kubernetes docs: Pods',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2015/04/borg-predecessor-to-kubernetes/',
        title: 'Borg: The Predecessor to Kubernetes (2015-04-23)',
        read: true,
      },
    ],
  },
  {
    id: 's3-19-simple-use-docker',
    chapter: 3,
    verdict: 'opinion',
    said: { zh: '业务简单就直接用 Docker', en: 'For simple needs, use Docker directly' },
    brief: { zh: '合理的工程建议，属观点', en: 'Reasonable engineering advice: a view' },
    record: {
      zh: '合理的工程建议，但不是事实陈述；“k8s 非常复杂”同属观点。',
      en: 'Reasonable engineering advice, not a statement of fact; "k8s is very complex" is opinion as well.',
    },
    sources: [],
  },
  {
    id: 's3-20-k8s-with-docker',
    chapter: 3,
    verdict: 'imprecise',
    said: { zh: 'Kubernetes 常与 Docker 搭配', en: 'Kubernetes is often used with Docker' },
    brief: {
      zh: '构建镜像：至今如此；节点运行时：1.24 起要经 cri-dockerd',
      en: 'To build images, yes, still; as node runtime only with cri-dockerd since 1.24',
    },
    record: {
      zh: '要分角色：作为构建镜像和本地开发工具，至今如此；作为节点上的运行时，只在 1.23 及以前由内置 dockershim 直接支持，1.24 起需要 cri-dockerd。',
      en: 'Distinguish roles: as the tool to build images and develop locally, yes, still; as the node runtime only up to 1.23 through the built-in dockershim, and from 1.24 on only with cri-dockerd.',
    },
    date: '2022-05-03',
    sources: [
      {
        url: 'https://kubernetes.io/blog/2020/12/02/dont-panic-kubernetes-and-docker/',
        title: "Don't Panic: Kubernetes and Docker (2020-12-02)",
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/setup/production-environment/container-runtimes/',
        title: 'Kubernetes docs: Container Runtimes',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2022/05/03/kubernetes-1-24-release-announcement/',
        title: 'Kubernetes 1.24: Stargazer (2022-05-03)',
        read: true,
      },
    ],
  },
  {
    id: 's3-21-runc-directly',
    chapter: 3,
    verdict: 'wrong',
    said: { zh: 'Kubernetes 也能直接用 runC', en: 'Kubernetes can also use runC' },
    brief: {
      zh: 'kubelet 只认 CRI；由 containerd 或 CRI-O 再调用 runC',
      en: 'The kubelet speaks CRI; containerd or CRI-O then call runC',
    },
    record: {
      zh: 'runC 不能直接给 Kubernetes 用：kubelet 只认 CRI，CRI 由 containerd 或 CRI-O（或经 cri-dockerd 的 Docker Engine）实现，它们再调用 runC 这样的 OCI 底层运行时。CRI 于 2016-12 随 1.5 以 alpha 引入。',
      en: 'runC cannot be used by Kubernetes directly: the kubelet speaks CRI, which containerd or CRI-O (or Docker Engine via cri-dockerd) implement, and they in turn call an OCI runtime such as runC. CRI arrived as alpha in 1.5 (December 2016).',
    },
    date: '2016-12-19',
    correction: 8,
    sources: [
      {
        url: 'https://kubernetes.io/blog/2016/12/container-runtime-interface-cri-in-kubernetes/',
        title: 'Introducing Container Runtime Interface (CRI) in Kubernetes (2016-12-19)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/setup/production-environment/container-runtimes/',
        title: 'Kubernetes docs: Container Runtimes',
        read: true,
      },
      {
        url: 'https://github.com/cri-o/cri-o',
        title: 'CRI-O README: implements the kubelet CRI using OCI runtimes',
        read: true,
      },
      {
        url: 'https://github.com/containerd/containerd',
        title: 'containerd README (uses runc; graduated CNCF project)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2022/02/17/dockershim-faq/',
        title: 'Updated: Dockershim Removal FAQ (2022-02-17)',
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
    id: 's3-22-bypass-2022',
    chapter: 3,
    verdict: 'imprecise',
    said: { zh: '2022 年 Kubernetes 绕过了 Docker', en: 'In 2022 Kubernetes bypassed Docker' },
    brief: {
      zh: '1.24（2022-05-03）移除 dockershim；经 cri-dockerd 仍可用 Docker',
      en: '1.24 (2022-05-03) removed dockershim; Docker Engine still works through cri-dockerd',
    },
    record: {
      zh: '2022-05-03 的 1.24 移除了 kubelet 里的 dockershim（1.20 / 2020-12-08 起弃用）。链路从 kubelet→dockershim→dockerd→containerd→runc 变成 kubelet→containerd→runc；仍可经 cri-dockerd 使用 Docker Engine。',
      en: 'Kubernetes 1.24, 2022-05-03, removed dockershim from the kubelet (deprecated since 1.20, 2020-12-08). The chain kubelet-dockershim-dockerd-containerd-runc became kubelet-containerd-runc; Docker Engine still works through cri-dockerd.',
    },
    date: '2022-05-03',
    correction: 9,
    sources: [
      {
        url: 'https://kubernetes.io/blog/2022/05/03/kubernetes-1-24-release-announcement/',
        title: 'Kubernetes 1.24: Stargazer (2022-05-03)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2020/12/08/kubernetes-1-20-release-announcement/',
        title: 'Kubernetes 1.20: The Raddest Release (2020-12-08)',
        read: true,
      },
      {
        url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/2221-remove-dockershim',
        title: 'KEP-2221: Removing dockershim from kubelet',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2022/02/17/dockershim-faq/',
        title: 'Updated: Dockershim Removal FAQ (2022-02-17)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2020/12/02/dont-panic-kubernetes-and-docker/',
        title: "Don't Panic: Kubernetes and Docker (2020-12-02)",
        read: true,
      },
    ],
  },
  {
    id: 's3-23-dropped-code',
    chapter: 3,
    verdict: 'wrong',
    said: { zh: 'Kubernetes 放弃了 Docker 的代码', en: "Kubernetes dropped Docker's code" },
    brief: {
      zh: '删的是 Kubernetes 自己的 dockershim；镜像照常可用',
      en: 'It deleted its own dockershim; images keep working',
    },
    record: {
      zh: '删掉的是 Kubernetes 自己仓库里的 dockershim 适配代码，不是 Docker 的代码；用 docker build 构建的镜像是 OCI 镜像，照常可用，而且 containerd、runc 都源自 Docker。',
      en: "What was deleted is Kubernetes' own dockershim adapter, not Docker's code; images made with docker build are OCI images and keep working, and containerd and runc both came out of Docker.",
    },
    date: '2022-05-03',
    correction: 9,
    sources: [
      {
        url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/2221-remove-dockershim',
        title: 'KEP-2221: Removing dockershim from kubelet',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2022/02/17/dockershim-faq/',
        title: 'Updated: Dockershim Removal FAQ (2022-02-17)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2020/12/02/dont-panic-kubernetes-and-docker/',
        title: "Don't Panic: Kubernetes and Docker (2020-12-02)",
        read: true,
      },
      {
        url: 'https://kubernetes.io/blog/2022/05/03/kubernetes-1-24-release-announcement/',
        title: 'Kubernetes 1.24: Stargazer (2022-05-03)',
        read: true,
      },
    ],
  },
  {
    id: 's4-01-pod-orchestration',
    chapter: 4,
    verdict: 'imprecise',
    said: { zh: '容器编排就是编排 Pod', en: 'Orchestration is about Pods' },
    brief: {
      zh: '大体如此；还有网络、存储、配置、调度；共同模式是声明与调和',
      en: 'Broadly; also networking, storage, configuration, scheduling: declared, then reconciled',
    },
    record: {
      zh: '大体成立，但不止 Pod：还有 Service、Ingress（网络）、PV、PVC（存储）、ConfigMap、Secret（配置）、调度与自动扩缩；共同模式是声明期望状态、由控制器不断调和。“所有关系本质上都是 Pod 之间的关系”是观点。',
      en: 'Broadly right, but there is more than Pods: Services and Ingress, volumes, configuration, scheduling and autoscaling; the common pattern is declared desired state reconciled by controllers. "All relations are between Pods" is a view.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/',
        title: 'Kubernetes docs: Workloads',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
        title: 'Kubernetes docs: Objects In Kubernetes',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/',
        title: 'Kubernetes docs: Pods',
        read: true,
      },
    ],
  },
  {
    id: 's4-02-deployment',
    chapter: 4,
    verdict: 'correct',
    said: { zh: 'Deployment 管理无状态 Pod', en: 'A Deployment manages stateless Pods' },
    brief: {
      zh: 'Deployment 管 ReplicaSet，ReplicaSet 维持 Pod 数',
      en: 'A Deployment manages ReplicaSets, and those keep the number of Pods',
    },
    record: {
      zh: 'Deployment 不直接管 Pod，它管理 ReplicaSet，由 ReplicaSet 维持副本数。',
      en: 'A Deployment does not manage Pods directly; it manages ReplicaSets, which keep the replica count.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/',
        title: 'Kubernetes docs: Workload Management',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/',
        title: 'Kubernetes docs: ReplicaSet',
        read: true,
      },
    ],
  },
  {
    id: 's4-03-statefulset',
    chapter: 4,
    verdict: 'imprecise',
    said: { zh: 'StatefulSet 管的是拓扑', en: 'A StatefulSet is about topology' },
    brief: {
      zh: '除了顺序，还有稳定的网络标识和每个 Pod 自己的存储',
      en: 'Besides order it gives stable network identity and storage for each Pod',
    },
    record: {
      zh: '除了拓扑（序号 0..N-1、按序创建、逆序删除），StatefulSet 还保证稳定的网络标识（headless Service）和稳定的存储（每个 Pod 自己的 PVC）；顺序可用 podManagementPolicy: Parallel 放宽。',
      en: 'Beyond topology (ordinals 0..N-1, ordered creation, reverse-order deletion) a StatefulSet gives stable network identity (headless Service) and stable storage (a claim per Pod); ordering can be relaxed with podManagementPolicy: Parallel.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/',
        title: 'Kubernetes docs: StatefulSets',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/',
        title: 'Kubernetes docs: Workload Management',
        read: true,
      },
    ],
  },
  {
    id: 's4-04-daemonset',
    chapter: 4,
    verdict: 'correct',
    said: { zh: 'DaemonSet 是容器化的守护进程', en: 'A DaemonSet is a daemon in containers' },
    brief: {
      zh: '每个符合条件的节点一个 Pod，新节点自动补上',
      en: 'One Pod on every matching node, added when a node joins',
    },
    record: {
      zh: '每个符合条件的节点一个 Pod，新节点加入时自动补上。',
      en: 'One Pod on every matching node, added automatically when a node joins.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/',
        title: 'Kubernetes docs: Workload Management',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/',
        title: 'Kubernetes docs: Workloads',
        read: true,
      },
    ],
  },
  {
    id: 's4-05-job-cronjob',
    chapter: 4,
    verdict: 'correct',
    said: { zh: 'Job 和 CronJob 跑离线任务', en: 'Job and CronJob run batch work' },
    brief: {
      zh: 'Job 运行到完成；CronJob 按计划建 Job，1.21 起稳定；任务应幂等',
      en: 'A Job runs to completion; a CronJob creates Jobs, stable since 1.21; tasks should be idempotent',
    },
    record: {
      zh: 'Job 运行到完成为止；CronJob 按计划创建 Job，1.21 起为稳定版。任务可能重复或漏跑，应写成幂等。',
      en: 'A Job runs to completion; a CronJob creates Jobs on a schedule and is stable since 1.21. Runs may repeat or be missed, so tasks should be idempotent.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/',
        title: 'Kubernetes docs: Workload Management',
        read: true,
      },
      {
        url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-apps/19-Graduate-CronJob-to-Stable',
        title: 'KEP-19: Graduate CronJob to stable (alpha 1.4, beta 1.8, stable 1.21)',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
        title: 'Kubernetes docs: CronJob',
        read: true,
      },
    ],
  },
  {
    id: 's4-06-controllers-pods',
    chapter: 4,
    verdict: 'imprecise',
    said: { zh: '控制器都直接管理 Pod', en: 'Controllers all manage Pods directly' },
    brief: {
      zh: 'Deployment 经 ReplicaSet、CronJob 经 Job，其余三种才直接建 Pod',
      en: 'Deployment → ReplicaSet → Pod; CronJob → Job → Pod; the other three create Pods themselves',
    },
    record: {
      zh: '多数控制器并不直接管 Pod：Deployment→ReplicaSet→Pod，CronJob→Job→Pod；StatefulSet、DaemonSet、Job 才直接创建 Pod。',
      en: 'Several controllers do not manage Pods directly: Deployment to ReplicaSet to Pod, CronJob to Job to Pod; StatefulSet, DaemonSet and Job create Pods themselves.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/',
        title: 'Kubernetes docs: ReplicaSet',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
        title: 'Kubernetes docs: CronJob',
        read: true,
      },
      {
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/',
        title: 'Kubernetes docs: Workload Management',
        read: true,
      },
    ],
  },
  {
    id: 's4-07-yaml',
    chapter: 4,
    verdict: 'correct',
    said: { zh: '部署文件用 YAML', en: 'Deployment files are YAML' },
    brief: {
      zh: 'YAML 最常用；kubectl 转成 JSON 再调用 API',
      en: 'YAML is the usual form; kubectl converts it to JSON for the API',
    },
    record: {
      zh: 'YAML 最常用；kubectl 会转成 JSON 再调用 API。',
      en: 'YAML is the usual form; kubectl converts it to JSON for the API call.',
    },
    sources: [
      {
        url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
        title: 'Kubernetes docs: Objects In Kubernetes',
        read: true,
      },
    ],
  },
]
