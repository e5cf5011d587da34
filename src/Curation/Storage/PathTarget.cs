using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Curation.Storage;

/// <summary>What a path leads to, links followed, told without opening it: opening a pipe that nobody writes to never ends.</summary>
/// <param name="Identity">Device and inode: the same for every path that leads there.</param>
/// <remarks>statx(2), laid out alike on every machine of Linux; .NET's attributes do not tell pipes from files; on other systems they must do.</remarks>
internal readonly partial record struct PathTarget(TargetKind Kind, (ulong Device, ulong Inode) Identity)
{
    private const int CurrentFolder = -100, AccessDenied = 13, StatusBytes = 256, ModeAt = 28, InodeAt = 32, DeviceAt = 136;
    private const uint TypeAndInode = 0x101;
    private const int TypeMask = 0xF000, FolderType = 0x4000, FileType = 0x8000;

    /// <exception cref="UnauthorizedAccessException">A folder on the way may not be read.</exception>
    public static unsafe PathTarget Of(string path)
    {
        if (!OperatingSystem.IsLinux()) return OfOther(path);
        Span<byte> status = stackalloc byte[StatusBytes];
        fixed (byte* start = status)
        {
            if (statx(CurrentFolder, path, 0, TypeAndInode, start) != 0)
                return Marshal.GetLastPInvokeError() == AccessDenied ? throw new UnauthorizedAccessException($"{path}: may not be read") : default;
        }

        var kind = (BinaryPrimitives.ReadUInt16LittleEndian(status[ModeAt..]) & TypeMask) switch
        {
            FileType => TargetKind.File,
            FolderType => TargetKind.Folder,
            _ => TargetKind.Other,
        };
        return new(kind, (BinaryPrimitives.ReadUInt64LittleEndian(status[DeviceAt..]), BinaryPrimitives.ReadUInt64LittleEndian(status[InodeAt..])));
    }

    /// <summary>Where there is no statx: what .NET tells, and a hash (FNV-1a) of the path without its last link.</summary>
    private static PathTarget OfOther(string path)
    {
        var kind = Directory.Exists(path) ? TargetKind.Folder : File.Exists(path) ? TargetKind.File : TargetKind.Nothing;
        var target = kind == TargetKind.Nothing ? null : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        const ulong offset = 14695981039346656037, prime = 1099511628211;
        return new(kind, (0, (target ?? Path.GetFullPath(path)).Aggregate(offset, (hash, letter) => (hash ^ letter) * prime)));
    }

    /// <summary>An entry of a folder that is neither file nor folder, as its user reads it.</summary>
    public static string Describe(string path) =>
        Of(path).Kind == TargetKind.Nothing ? $"{path}: a link that leads nowhere" : $"{path}: a pipe, socket or device and no file";

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int statx(int folder, string path, int flags, uint mask, byte* status);
}

/// <summary>The kinds of things a path may lead to; nothing: there is none, or a link without a target or without an end.</summary>
internal enum TargetKind { Nothing, File, Folder, Other }
