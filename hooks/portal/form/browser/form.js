// Starts the form: Sveltia CMS with the configuration that the program makes from its own models, in Vietnamese, on the
// folder of this machine. Records are read and written by record.js, which keeps what was not edited as it stands.
import "./vietnamese.js";
import CMS from "@sveltia/cms";
import { Records } from "./record.js";

// The form takes a folder for the right one when it finds Git's own in it, which a copy made without Git lacks. Ours is
// known by its content/ folder.
function knowOurFolder() {
  const folders = FileSystemDirectoryHandle.prototype;
  const original = folders.getDirectoryHandle;
  folders.getDirectoryHandle = function (name, options) {
    return original.call(this, name === ".git" ? "content" : name, options);
  };
}

// What was changed by another program since the form read it must not be written over; and a file with line ends of
// Windows keeps them, though the form itself knows of none. The form writes a file beside the record's and moves it into
// its place; where a browser cannot move files, it writes the record's own.
function respectWhatStands(formats) {
  const files = FileSystemFileHandle.prototype;
  const { move, createWritable } = files;
  files.createWritable = async function (options) {
    const standing = this.name.endsWith(".md") ? await textOf(this) : "";
    refuseIfChanged(this.name, standing, formats);
    const out = await createWritable.call(this, options);
    if (standing.includes("\r\n")) {
      const write = out.write.bind(out);
      out.write = async (data) => write(forWindows(typeof data === "string" ? data : await data.text()));
    }
    return out;
  };
  if (!move) return;
  files.move = async function (folder, name, ...more) {
    if (name?.endsWith(".md")) {
      const standing = await folder.getFileHandle(name).then(textOf, () => "");
      refuseIfChanged(name, standing, formats);
      if (standing.includes("\r\n")) {
        const text = forWindows(await textOf(this));
        const out = await createWritable.call(this);
        await out.write(text);
        await out.close();
      }
    }
    return move.call(this, ...[folder, name, ...more].filter((word) => word !== undefined));
  };
}

const textOf = async (file) => (await file.getFile()).text();
const forWindows = (text) => text.replace(/\r?\n/g, "\r\n");

function refuseIfChanged(name, standing, formats) {
  const records = formats.find((one) => one.knows(standing));
  if (!records || records.isAsRead(standing)) return;
  alert(`Tệp ${name} vừa được sửa ở nơi khác nên chưa lưu. Hãy tải lại trang này (F5) rồi sửa tiếp.`);
  throw new DOMException("changed since it was read", "NoModificationAllowedError");
}

async function start() {
  const answer = await fetch("cau-hinh.json", { cache: "no-store" });
  if (!answer.ok) {
    document.body.textContent = "Chưa đọc được nội dung của cổng. Hãy xem lỗi ở trang xem trước, sửa rồi tải lại trang này.";
    return;
  }
  const { config, prefixes, nameless } = await answer.json();
  knowOurFolder();
  const formats = config.collections.map((collection) => {
    const records = new Records(collection.fields, prefixes[collection.name], nameless.includes(collection.name));
    CMS.registerCustomFormat(collection.format, "md", {
      fromFile: (text) => records.read(text),
      toFile: (values) => records.write(values),
    });
    return records;
  });
  respectWhatStands(formats);
  await CMS.init({ config });
}

start();
