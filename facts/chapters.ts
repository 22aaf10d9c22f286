import type { ChapterInfo } from './types'

/** The talk's parts in order, at the index of their number: opening (0), chapters 1–4, closing (5). */
export const chapters: readonly ChapterInfo[] = [
  {
    number: 0,
    name: { zh: '开场', en: 'Opening' },
    question: {
      zh: 'K8s 和 Docker 到底是什么关系？',
      en: 'How are Kubernetes and Docker related?',
    },
    years: [2006, 2025],
  },
  {
    number: 1,
    name: { zh: 'Docker 的出现与成长', en: 'The rise of Docker' },
    question: {
      zh: '为什么需要容器，为什么是 Docker？',
      en: 'Why containers, and why Docker?',
    },
    years: [2006, 2013],
  },
  {
    number: 2,
    name: { zh: '标准之争', en: 'The contest for standards' },
    question: {
      zh: '一家公司的项目怎么变成行业标准？',
      en: "How does one company's project become an industry standard?",
    },
    years: [2013, 2017],
  },
  {
    number: 3,
    name: { zh: 'Kubernetes 与 Pod', en: 'Kubernetes and the Pod' },
    question: { zh: 'Pod 比容器多了什么？', en: 'What does a Pod add to a container?' },
    years: [2014, 2025],
  },
  {
    number: 4,
    name: { zh: '容器编排', en: 'Orchestration' },
    question: { zh: '谁让它们保持你要的样子？', en: 'Who keeps the Pods as declared?' },
    years: [2014, 2025],
  },
  {
    number: 5,
    name: { zh: '收束', en: 'Closing' },
    question: { zh: '回到那个问题', en: 'Back to the question' },
    years: [2006, 2025],
  },
]
