using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using MQTTnet.Channel;
using Telemetry.Ingest.Mqtt;

namespace Telemetry.Tests.Unit.Ingest.Mqtt;

public sealed class FramedChannelTests
{
    [Fact]
    public void Passes_frames_within_the_limit_unchanged_however_they_are_cut_up() =>
        Gen.Select(Gen.Byte[0, 15], Gen.Int[0, 300]).Array[1, 8].Select(Gen.Int[1, 400]).Sample(
            (frames, chunk) =>
            {
                var bytes = frames.SelectMany(f => Frame((byte)(f.Item1 << 4), f.Item2)).ToArray();
                return Read(new FramedChannel(new Scripted(bytes, chunk), 300, TimeProvider.System)).SequenceEqual(bytes);
            },
            iter: 2000);

    [Fact]
    public void Cuts_an_oversized_publish_to_the_limit_and_goes_on_with_the_next_frame()
    {
        var channel = new FramedChannel(new Scripted([.. Frame(0x32, 5000), .. Frame(0xC0, 0)], 700), 300, TimeProvider.System) { CutsOversizedPublish = true };
        var expected = Frame(0x32, 5000).AsSpan(3, 300).ToArray();
        Assert.Equal([0x32, 0xAC, 0x02, .. expected, 0xC0, 0x00], Read(channel));
    }

    [Fact]
    public async Task Says_how_much_it_cut()
    {
        var channel = new FramedChannel(new Scripted(Frame(0x32, 5000), 64), 300, TimeProvider.System) { CutsOversizedPublish = true };
        Assert.Equal(1, await channel.ReadAsync(new byte[1], 0, 1, CancellationToken.None));
        Assert.Equal(4700, channel.LastCut);
        Assert.Equal(5003, channel.LastLength);
    }

    [Theory]
    [InlineData(0x10, true)]
    [InlineData(0x30, false)]
    public void Ends_at_an_oversized_packet_before_a_byte_of_it_is_passed_on(byte type, bool cuts)
    {
        var channel = new FramedChannel(new Scripted(Frame(type, 5000), 64), 300, TimeProvider.System) { CutsOversizedPublish = cuts };
        Assert.Empty(Read(channel));
        Assert.True(channel.TooLarge);
    }

    [Fact]
    public void Ends_at_a_length_that_is_malformed()
    {
        var channel = new FramedChannel(new Scripted([0x30, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], 64), 300, TimeProvider.System) { CutsOversizedPublish = true };
        Assert.Empty(Read(channel));
        Assert.True(channel.TooLarge);
    }

    private static byte[] Frame(byte header, int length)
    {
        var frame = new List<byte> { header };
        var rest = length;
        do
        {
            frame.Add((byte)((rest & 127) | (rest > 127 ? 128 : 0)));
            rest >>= 7;
        }
        while (rest > 0);
        frame.AddRange(Enumerable.Range(0, length).Select(i => (byte)(i * 7)));
        return [.. frame];
    }

    private static byte[] Read(FramedChannel channel)
    {
        var all = new List<byte>();
        var buffer = new byte[97];
        while (true)
        {
            var read = channel.ReadAsync(buffer, 0, buffer.Length, CancellationToken.None).Result;
            if (read == 0)
            {
                return [.. all];
            }

            all.AddRange(buffer[..read]);
        }
    }

    /// <summary>Gives its bytes in chunks, then the end.</summary>
    private sealed class Scripted(byte[] bytes, int chunk) : IMqttChannel
    {
        private int _at;

        public X509Certificate2 ClientCertificate => null!;

        public EndPoint RemoteEndPoint => new IPEndPoint(IPAddress.Loopback, 1);

        public EndPoint LocalEndPoint => new IPEndPoint(IPAddress.Loopback, 2);

        public bool IsSecureConnection => false;

        public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task DisconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            var length = Math.Min(Math.Min(count, chunk), bytes.Length - _at);
            bytes.AsSpan(_at, length).CopyTo(buffer.AsSpan(offset));
            _at += length;
            return Task.FromResult(length);
        }

        public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
