"""A disk that loses power: what files may hold after a log of writes and syncs was cut off somewhere.

What was synced is there. Of what was written since, each write is there, is not, or is there in part; names that were
made, changed or removed since their folder was synced may be old or new, but in the order in which they were made.
"""

import os
import pathlib

SECTOR = 512


class File:
    def __init__(self, content=b""):
        self.durable = bytes(content)
        self.now = bytearray(content)
        self.pending = []

    def write(self, offset, data):
        self.pending.append(("write", offset, data))
        put(self.now, offset, data)

    def truncate(self, length):
        self.pending.append(("truncate", length, b""))
        resize(self.now, length)

    def sync(self):
        self.durable, self.pending = bytes(self.now), []

    def after_loss(self, random):
        """What it holds when the power is back."""
        content = bytearray(self.durable)
        kept = random.choice((0, 1, 0.5, 0.9))
        for operation, offset, data in self.pending:
            if random.random() > kept:
                if operation == "truncate" or random.random() < 0.5:
                    continue
                data = data[:random.randrange(0, len(data) + 1, SECTOR)]  # torn
            if operation == "truncate":
                resize(content, offset)
            else:
                put(content, offset, data)
        return bytes(content)


def put(content, offset, data):
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset:offset + len(data)] = data


def resize(content, length):
    del content[length:]
    content.extend(bytes(length - len(content)))


def read_log(path):
    """The operations of a log: name, offset, bytes, path."""
    content = pathlib.Path(path).read_bytes()
    place, found = 0, []
    while place < len(content):
        end = content.index(b"\n", place)
        operation, offset, length, name = content[place:end].decode().split(" ", 3)
        place = end + 1 + int(length)
        found.append((operation, int(offset), content[end + 1:place], name))
    return found


class Disk:
    """The files below a folder, from what is there and a log of what changes them."""

    def __init__(self, folder):
        self.folder = str(folder)
        self.names = {str(path): File(path.read_bytes()) for path in pathlib.Path(folder).rglob("*")
                      if path.is_file() and ".git" not in str(path)}
        self.durable_names = dict(self.names)
        self.pending_names = []
        # Whoever reads makes an empty log, which nobody has synced.
        for name in [name for name in self.names if name.endswith("-wal")]:
            self.pending_names.append((name, self.durable_names.pop(name)))

    def rename_entry(self, path, file):
        self.pending_names.append((path, file))
        if file is None:
            self.names.pop(path, None)
        else:
            self.names[path] = file

    def apply(self, operation, offset, data, path):
        if operation == "create":
            self.rename_entry(path, File())
        elif operation == "write" and path in self.names:
            self.names[path].write(offset, data)
        elif operation == "truncate" and path in self.names:
            self.names[path].truncate(offset)
        elif operation == "unlink":
            self.rename_entry(path, None)
        elif operation in ("rename", "link"):
            old = data.decode()
            file = self.names.get(old)
            if file is not None:
                self.rename_entry(path, file)
                if operation == "rename":
                    self.rename_entry(old, None)
        elif operation == "sync" and path in self.names:
            self.names[path].sync()
        elif operation == "sync":  # of a folder
            kept = []
            for name, file in self.pending_names:
                if os.path.dirname(name) == path:
                    self.set_name(self.durable_names, name, file)
                else:
                    kept.append((name, file))
            self.pending_names = kept

    @staticmethod
    def set_name(names, name, file):
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file

    def write_after_loss(self, target, random):
        """Writes into another folder what is there when the power is back."""
        names = dict(self.durable_names)
        for name, file in self.pending_names[:random.randint(0, len(self.pending_names))]:
            self.set_name(names, name, file)
        for name, file in names.items():
            # The index of a log is made anew from the log.
            if name.endswith("-shm"):
                continue
            path = pathlib.Path(str(target) + name[len(self.folder):])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.after_loss(random))
