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

// What was changed by another program since the form read it must not be written over.
function keepWhatOthersWrote(formats) {
  const files = FileSystemFileHandle.prototype;
  const original = files.createWritable;
  files.createWritable = async function (options) {
    if (this.name.endsWith(".md")) {
      const standing = await (await this.getFile()).text();
      const records = formats.find((one) => one.knows(standing));
      if (records && !records.isAsRead(standing)) {
        alert(`Tệp ${this.name} vừa được sửa ở nơi khác nên chưa lưu. Hãy tải lại trang này (F5) rồi sửa tiếp.`);
        throw new DOMException("changed since it was read", "NoModificationAllowedError");
      }
    }
    return original.call(this, options);
  };
}

async function start() {
  const answer = await fetch("cau-hinh.json", { cache: "no-store" });
  if (!answer.ok) {
    document.body.textContent = "Chưa đọc được nội dung của cổng. Hãy xem lỗi ở trang xem trước, sửa rồi tải lại trang này.";
    return;
  }
  const { config, prefixes } = await answer.json();
  knowOurFolder();
  const formats = config.collections.map((collection) => {
    const records = new Records(collection.fields, prefixes[collection.name]);
    CMS.registerCustomFormat(collection.format, "md", {
      fromFile: (text) => records.read(text),
      toFile: (values) => records.write(values),
    });
    return records;
  });
  keepWhatOthersWrote(formats);
  await CMS.init({ config });
}

start();
