namespace Telemetry.Ingest.Journal.Files;

/// <summary>A piece of a file in memory, read ahead for whoever goes through it from front to back.</summary>
internal sealed class FileWindow(int capacity)
{
    private byte[] _bytes = new byte[capacity];
    private long _start;
    private int _length;

    public void Forget() => _length = 0;

    /// <summary>Gives the bytes wanted, or as many as there are before the limit and the file's end. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Get(IJournalFile file, long offset, int count, long limit)
    {
        if (offset < _start || offset + count > _start + _length)
        {
            Fill(file, offset, count, limit);
        }

        var available = (int)Math.Min(count, Math.Max(0, _start + _length - offset));
        return _bytes.AsSpan((int)(offset - _start), available);
    }

    private void Fill(IJournalFile file, long offset, int count, long limit)
    {
        var wanted = (int)Math.Min(Math.Max(count, capacity), Math.Max(0, limit - offset));
        if (_bytes.Length < wanted)
        {
            _bytes = new byte[wanted];
        }

        _start = offset;
        _length = 0;
        while (_length < wanted)
        {
            var read = file.Read(_bytes.AsSpan(_length, wanted - _length), offset + _length);
            if (read == 0)
            {
                break;
            }

            _length += read;
        }
    }
}
