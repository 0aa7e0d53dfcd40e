using Microsoft.Extensions.Options;

namespace Telemetry.Storage.Records;

/// <summary>
/// One host to a file of records. SQLite itself lets several processes write: two hosts would each commit outcomes and positions of
/// a journal of their own. Commands (keys, gateways) don't take it: they may run beside the host.
/// </summary>
internal sealed class RecordsLock(IOptions<RecordsOptions> options) : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>flock's EWOULDBLOCK: 11 on Linux, 35 on macOS.</summary>
    private static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

    private FileStream? _held;

    /// <exception cref="IOException">Another host has it.</exception>
    public void Take()
    {
        var path = Path.GetFullPath(options.Value.Path) + ".lock";
        try
        {
            SqliteFile.CreateForOwner(options.Value.Path);

            // FileShare.None is an exclusive advisory lock on Unix; the kernel lets go of it when the process dies.
            var file = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            _held = new FileStream(path, file);
        }
        catch (IOException e) when (e.HResult == SharingViolation || e.HResult == WouldBlock)
        {
            throw new IOException(
                $"The records in {Path.GetFullPath(options.Value.Path)} are in use by another host. Only one may use them: stop that one, or give this one "
                + $"a folder of its own ({RecordsOptions.Section}:{nameof(RecordsOptions.Path)}).",
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No file can be made there: the database tells that, with what to do about it.
        }
    }

    public void Dispose() => _held?.Dispose();
}
