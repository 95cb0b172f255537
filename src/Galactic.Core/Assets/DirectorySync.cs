using System.Runtime.InteropServices;

namespace Galactic.Assets;

/// <summary>Puts the names in a folder on the disk, where the system has a call for it: renames survive a power cut.</summary>
internal static partial class DirectorySync
{
    private const int ReadOnly = 0;

    /// <summary>Waits until new and renamed entries of a folder are on the disk; does nothing on Windows.</summary>
    /// <remarks>Some file systems refuse it. The files themselves were flushed before, so nothing is lost then.</remarks>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int handle = Open(folder, ReadOnly);
        if (handle >= 0)
        {
            _ = Sync(handle);
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
