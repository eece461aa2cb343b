import type { Said } from "./messages";
import { cast } from "./people";

const { lin, alice, zhao, omar, mei, longName } = cast;

/** A usual afternoon, in two languages. */
export const chat: readonly Said[] = [
  { by: alice, ago: 60 * 26, text: "Good evening from Lyon! Is anybody still up?" },
  { by: lin, ago: 60 * 26 - 1, text: "还没睡。刚泡了一壶大红袍 🍵" },
  { by: lin, ago: 60 * 26 - 2, text: "You should try it when you visit." },
  { by: zhao, ago: 60 * 26 - 6, text: "我来晚了，你们在聊什么？" },
  { by: alice, ago: 60 * 25, text: "Tea, as always. *Which one do you drink in the morning?*" },
  { by: zhao, ago: 60 * 25 - 2, text: "早上一般喝绿茶，龙井居多；下午换普洱，解腻。" },
  { by: omar, ago: 190, text: "صباح الخير! شاي بالنعناع لي من فضلك" },
  { by: omar, ago: 189, text: "(mint tea, always)" },
  { by: mei, ago: 120, text: "昨天说的那篇文章在这里：https://example.com/tea/history。写得很细，值得一读。" },
  {
    by: lin,
    ago: 64,
    text: "收到，谢谢！\n周末聚会的事：\n- 时间：周六下午三点\n- 地点：老地方\n- 带什么：**一个好胃口**",
  },
  { by: alice, ago: 63, text: "I'll join by video, 3 pm your time is 9 am here. Fine for me!" },
  { by: longName, ago: 20, text: "Count me in." },
  { by: longName, ago: 19, text: "Should I bring the good cups?" },
  { by: zhao, ago: 8, text: "带上吧，别打碎了就行 😄" },
  { by: lin, ago: 3, text: "那就这么定了。周六见！" },
];

/** Code, links, quotes, tables, and what breaks layouts. */
export const long: readonly Said[] = [
  {
    by: alice,
    ago: 50,
    text: "How do you debounce without a library? I have this, and it leaks a timer:\n\n```ts\nexport function debounce<T extends unknown[]>(run: (...args: T) => void, delay: number) {\n  let timer: ReturnType<typeof setTimeout> | undefined;\n  return (...args: T) => {\n    clearTimeout(timer);\n    timer = setTimeout(() => run(...args), delay); // never cleared when the owner goes away, which is the whole problem here\n  };\n}\n```",
  },
  {
    by: zhao,
    ago: 46,
    text: "给它一个主人。谁开始计时，谁负责停：`return { call, stop }`，然后在 `useEffect` 的清理函数里调用 `stop()`。\n\n> A timer has an owner that stops it.\n\n这条写在我们的代码规范里，参见 https://example.com/style#timers，第 19 条。",
  },
  {
    by: alice,
    ago: 40,
    text: "That reads well. Some numbers from my machine:\n\n| variant | ops/s | p99 |\n|---|--:|--:|\n| naive | 12,400 | 38 ms |\n| with owner | 12,150 | 9 ms |\n\nSo it costs ~2 % and removes the tail.",
  },
  {
    by: mei,
    ago: 31,
    text: "一个很长的地址：https://example.com/a/very/long/path/that/does/not/end/soon?with=parameters&and=more-parameters&and-a-token=0123456789abcdef0123456789abcdef0123456789abcdef",
  },
  {
    by: mei,
    ago: 30,
    text: "And a word that does not break: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.",
  },
  {
    by: lin,
    ago: 12,
    text: "茶之为饮，发乎神农氏，闻于鲁周公，齐有晏婴，汉有扬雄、司马相如，吴有韦曜，晋有刘琨、张载、远祖纳、谢安、左思之徒，皆饮焉。滂时浸俗，盛于国朝，两都并荆渝间，以为比屋之饮。\n\n饮有粗茶、散茶、末茶、饼茶者，乃斫、乃熬、乃炀、乃舂，贮于瓶缶之中，以汤沃焉，谓之痷茶。或用葱、姜、枣、橘皮、茱萸、薄荷之等，煮之百沸，或扬令滑，或煮去沫，斯沟渠间弃水耳，而习俗不已。",
  },
  {
    by: omar,
    ago: 4,
    text: "<script>alert('tea')</script> is shown as it was typed, and [this](javascript:alert(1)) leads nowhere.",
  },
];

/** Enough to scroll for a while: several days, so that pages end within a day and between people. */
export const endless: readonly Said[] = Array.from({ length: 400 }, (_, index) => ({
  by: [lin, alice, zhao][Math.floor(index / 3) % 3] ?? lin,
  ago: (400 - index) * 17,
  text:
    index % 7 === 0
      ? `第 ${index} 条。一行长一点的话，看看换行以后高度变了，位置还准不准。`.repeat(1 + (index % 4))
      : `Line ${index}`,
}));
