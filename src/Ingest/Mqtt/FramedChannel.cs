using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Channel;

namespace Telemetry.Ingest.Mqtt;

/// <summary>
/// Watches the frames of a connection before MQTTnet does, which would allocate whatever length a frame claims.
/// An oversized PUBLISH is cut to what is allowed and the rest is read away, so that it can be answered and costs nothing
/// else; any other oversized packet ends the connection. Also reads ahead, and lets whole packets be written between
/// MQTTnet's own.
/// </summary>
internal sealed class FramedChannel(IMqttChannel inner, int maxPacketBytes, TimeProvider time) : IMqttChannel, IDisposable
{
    private const int PublishType = 3;
    private const int ReadAhead = 4096;

    private readonly byte[] _ahead = new byte[ReadAhead];
    private readonly byte[] _header = new byte[5];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private int _aheadStart;
    private int _aheadEnd;
    private int _headerStart;
    private int _headerEnd;
    private int _pass;
    private long _cut;
    private long _lastRead = time.GetTimestamp();
    private long _writingSince;

    /// <summary>Bytes a packet may have until the connection has signed in.</summary>
    public int MaxBytesNow { get; set; } = maxPacketBytes;

    public bool CutsOversizedPublish { get; set; }

    /// <summary>A packet came that is larger than allowed and not a PUBLISH that could be cut.</summary>
    public bool TooLarge { get; private set; }

    /// <summary>What was cut off the packet read last.</summary>
    public long LastCut { get; private set; }

    /// <summary>Bytes the packet read last had on the wire.</summary>
    public long LastLength { get; private set; }

    public TimeSpan SinceLastRead => time.GetElapsedTime(Volatile.Read(ref _lastRead));

    /// <summary>How long a write has been waiting for the other side to read; zero when none is.</summary>
    public TimeSpan WriteStalledFor => Volatile.Read(ref _writingSince) is var since and not 0 ? time.GetElapsedTime(since) : TimeSpan.Zero;

    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    public bool IsSecureConnection => inner.IsSecureConnection;

    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    public Task DisconnectAsync(CancellationToken cancellationToken) => inner.DisconnectAsync(cancellationToken);

    public async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_headerStart == _headerEnd && _pass == 0 && !await NextFrameAsync(cancellationToken))
        {
            return 0;
        }

        if (_headerStart < _headerEnd)
        {
            var header = Math.Min(count, _headerEnd - _headerStart);
            _header.AsSpan(_headerStart, header).CopyTo(buffer.AsSpan(offset));
            _headerStart += header;
            return header;
        }

        if (_aheadStart == _aheadEnd && !await FillAsync(cancellationToken))
        {
            return 0;
        }

        var body = Math.Min(Math.Min(count, _pass), _aheadEnd - _aheadStart);
        _ahead.AsSpan(_aheadStart, body).CopyTo(buffer.AsSpan(offset));
        _aheadStart += body;
        _pass -= body;
        return body;
    }

    public async Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            Volatile.Write(ref _writingSince, Math.Max(1, time.GetTimestamp()));
            await inner.WriteAsync(buffer, isEndOfPacket, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _writingSince, 0);
            _writing.Release();
        }
    }

    public void Dispose()
    {
        inner.Dispose();
        _writing.Dispose();
    }

    /// <summary>Reads a fixed header, decides on the frame, and lays the header out again as MQTTnet is to see it.</summary>
    private async ValueTask<bool> NextFrameAsync(CancellationToken cancellation)
    {
        while (_cut > 0)
        {
            if (_aheadStart == _aheadEnd && !await FillAsync(cancellation))
            {
                return false;
            }

            var skipped = (int)Math.Min(_cut, _aheadEnd - _aheadStart);
            _aheadStart += skipped;
            _cut -= skipped;
        }

        _headerStart = 0;
        _headerEnd = 0;
        int remaining = 0;
        for (var shift = -7; shift <= 21; shift += 7)
        {
            if (_aheadStart == _aheadEnd && !await FillAsync(cancellation))
            {
                return false;
            }

            var next = _ahead[_aheadStart++];
            _header[_headerEnd++] = next;
            if (shift >= 0)
            {
                remaining |= (next & 127) << shift;
                if ((next & 128) == 0)
                {
                    return Judge(remaining);
                }
            }
        }

        return Judge(int.MaxValue); // A fifth length byte is malformed.
    }

    private bool Judge(int remaining)
    {
        LastLength = _headerEnd + (long)remaining;
        LastCut = 0;
        _pass = remaining;
        if (remaining <= MaxBytesNow)
        {
            return true;
        }

        if (!CutsOversizedPublish || _header[0] >> 4 != PublishType || remaining == int.MaxValue)
        {
            TooLarge = true;
            _headerEnd = 0;
            _pass = 0;
            return false;
        }

        _pass = MaxBytesNow;
        LastCut = _cut = remaining - MaxBytesNow;
        _headerEnd = 1;
        var length = (uint)_pass;
        do
        {
            _header[_headerEnd++] = (byte)((length & 127) | (length > 127 ? 128u : 0u));
            length >>= 7;
        }
        while (length > 0);
        return true;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        var read = await inner.ReadAsync(_ahead, 0, _ahead.Length, cancellation);
        Volatile.Write(ref _lastRead, time.GetTimestamp());
        _aheadStart = 0;
        _aheadEnd = read;
        return read > 0;
    }
}
