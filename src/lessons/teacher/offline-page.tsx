import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { WithCode } from '../kit/with-code.tsx';
import { text } from '../text.ts';
import { Where } from '../views/where.tsx';
import { PrintButton } from './print-button.tsx';
import { TEACHER } from './words.ts';
import '../lessons.css';
import './teacher.css';

const LEDE = text(
  'Nothing that a class measures leaves its machines, and once the app is there it asks for nothing from outside. How to get it there, in three ways.',
  '全班测的数据都不离开各自的机器；应用到了机器上，就不再向外要任何东西。把它弄过来有三种办法。',
);

const PARTS = [
  {
    title: text(
      'Why not simply a folder, or an address of the school’s network',
      '为什么不能直接打开文件夹，也不能用校园网的普通地址',
    ),
    steps: [
      text(
        'Browsers give a page the GPU, shared memory for threads and the keeping of files only in a secure context: an address with `https`, or the machine itself (`localhost`).',
        '浏览器只在安全上下文里让网页用 GPU、在线程之间共享内存、保存文件：地址是 `https`，或者就是本机（`localhost`）。',
      ),
      text(
        'A file that is opened from a folder (`file://`) passes for secure, and still does not do: the browser refuses to load modules and workers from it, so that the page stays as it was built, with its text and without anything to press.',
        '从文件夹里打开的文件（`file://`）倒算安全，可还是不行：浏览器不肯从文件加载模块和 worker，页面就停在构建出来的样子，只有文字，按什么都没反应。',
      ),
      text(
        'A plain address of the network (`http://192.168.…`) is not secure: there is no WebGPU and there are no threads, so that the GPU’s side is missing on every machine however good it is. The lessons then show recorded runs in its place.',
        '局域网里的普通地址（`http://192.168.…`）不算安全：没有 WebGPU，也没有线程，机器再好，GPU 一方都是空的，课程只能用录下的结果代替。',
      ),
    ],
  },
  {
    title: text('One: `npm start` on each machine', '一、每台机器各自 `npm start`'),
    steps: [
      text(
        'Needed on each: Node 20.19 or newer, and Chrome or another browser with WebGPU.',
        '每台机器要有 Node 20.19 或更新的版本，以及 Chrome 或其他支持 WebGPU 的浏览器。',
      ),
      text(
        'With the internet, once, on one machine of each operating system: run `npm start` in the project’s folder, until it prints an address. Now everything that it needs is in that folder.',
        '有网的时候，每种操作系统找一台机器，在项目文件夹里运行一次 `npm start`，直到它打出地址。这时要用的东西都在这个文件夹里了。',
      ),
      text(
        'Copy the whole folder, `node_modules` included, to the other machines, on a stick or over the network. There `npm start` asks for nothing from outside.',
        '把整个文件夹（连同 `node_modules`）用 U 盘或局域网拷到其他机器上。在那里 `npm start` 不再需要外网。',
      ),
      text(
        'Each machine opens the address that it printed itself. It begins with `http://localhost`, which is secure.',
        '每台机器打开自己打出来的地址。它以 `http://localhost` 开头，算安全的。',
      ),
    ],
  },
  {
    title: text('Two: one server with TLS', '二、一台带 TLS 的服务器'),
    steps: [
      text(
        '`npm run build` writes the folder `dist`. Any web server that serves files can serve it, under any path.',
        '`npm run build` 会生成 `dist` 文件夹。任何能提供静态文件的网站服务器都可以用，放在哪个路径下都行。',
      ),
      text(
        'It has to be reached by `https`, with a certificate that the class’s machines trust: one of the school’s own authority, whose root certificate is installed on them. A warning that is clicked away is not enough, as the browser then keeps no files.',
        '必须用 `https` 访问，证书要是全班机器都信任的：例如学校自己的证书机构签发，并在各机器上装好根证书。把警告点掉不算数，那样浏览器不会保存文件。',
      ),
      text(
        'The server should send the two isolation headers of `dist/_headers`. Where it cannot, the page adds them by itself and loads once more at the first visit.',
        '服务器最好发送 `dist/_headers` 里的两个隔离响应头。做不到时，页面会自己补上，第一次打开时多加载一次。',
      ),
    ],
  },
  {
    title: text('Three: visited before', '三、事先打开过'),
    steps: [
      text(
        'Whoever has opened the app once from an `https` address, and left it open until everything was fetched, can use it without a network afterwards, in the same browser and with the same account.',
        '只要从 `https` 地址打开过一次，并等到全部下载完，之后没有网络也能用，前提是同一个浏览器、同一个账户。',
      ),
      text(
        'Three things are fetched only when they are asked for: the pictures of “Train a network”, the trained language models, and the libraries to compare with. With the first two ways they come from the machine or the server, too.',
        '有三样要用时才下载：《训练一个网络》的图片、训练好的语言模型，以及用来对照的程序库。用前两种办法时，它们也来自本机或那台服务器。',
      ),
      text(
        'Some schools’ browsers forget everything at the end of a session; there take one of the first two ways.',
        '有些学校的浏览器每次用完就清空一切，那就用前两种办法。',
      ),
    ],
  },
] as const;

/** How a class takes the course where there is no internet. */
export default function OfflinePage() {
  const say = useLocalText();
  return (
    <Page title={say(TEACHER.offline)} lede={say(LEDE)} className="teacher">
      <Where>
        <span> · </span>
        <a href="#/teacher">{say(TEACHER.title)}</a>
      </Where>
      {PARTS.map(({ title, steps }) => (
        <section key={title.en} className="stack">
          <h2>
            <WithCode words={say(title)} />
          </h2>
          <ul>
            {steps.map((step) => (
              <li key={step.en}>
                <WithCode words={say(step)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className="row">
        <PrintButton />
      </div>
    </Page>
  );
}
