using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Channel;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using Telemetry.Ingest.Mqtt;
using Telemetry.Ingest.Mqtt.Embedded;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>
/// A connection's bytes, in whatever pieces they come: the guard passes on what a plain reading of the frames says, never a
/// frame over the limit; what is then parsed costs no more than came, and no PUBLISH is let through that can't be answered.
/// </summary>
internal sealed class PacketTarget : FuzzTarget
{
    private const int Most = 300;

    private static readonly byte[][] Tokens =
    [
        [0x10], [0x32], [0x30], [0x36], [0x34], [0xC0, 0], [0xE0, 0], [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0x80, 0x80, 0x00], [0, 0], [0xAC, 0x02], [0x23, 0, 1], [0x03],
    ];

    public override string Name => "mqtt-packets";

    public override string? Try(Random random)
    {
        var input = Mutation.Of(random, [Session(random), Session(random)], Tokens);
        var (cuts, chunk) = (random.Next(2) == 0, 1 + random.Next(400));
        byte[] passed = [];
        var ended = false;
        var problem = Spent.TooMuch(
            () =>
            {
                using var channel = Channel(input, chunk, cuts);
                passed = Read(channel, random.Next(1, 97));
                ended = channel.TooLarge;
            },
            input.Length, perByte: 150, once: 20_000); // A chunk may be a byte, and in a debug build each wait for one is an object.
        var (expected, tooLarge) = Reference(input, cuts);
        problem ??= !passed.AsSpan().SequenceEqual(expected) ? $"passed on {Convert.ToHexString(passed)} and not {Convert.ToHexString(expected)}"
            : ended != tooLarge ? $"too large: {ended} and not {tooLarge}"
            : Parsed(input, chunk, cuts);
        return problem is null ? null : problem + JsonReadings.Of(input);
    }

    /// <summary>What the frames are, by the standard (2.1.4) and the limit, read in one piece.</summary>
    private static (byte[] Passed, bool TooLarge) Reference(byte[] bytes, bool cuts)
    {
        var passed = new List<byte>();
        for (var at = 0; at < bytes.Length;)
        {
            var (start, length, shift) = (at++, 0L, 0);
            while (true)
            {
                if (at == bytes.Length)
                {
                    return ([.. passed], false);
                }

                var next = bytes[at++];
                length |= (long)(next & 127) << shift;
                shift += 7;
                if (next < 128)
                {
                    break;
                }

                if (shift == 28)
                {
                    return ([.. passed], true);
                }
            }

            var here = (int)Math.Min(length, bytes.Length - at);
            if (length <= Most)
            {
                passed.AddRange(bytes[start..(at + here)]);
            }
            else if (cuts && bytes[start] >> 4 == 3)
            {
                passed.AddRange([bytes[start], (Most & 127) | 128, Most >> 7, .. bytes.AsSpan(at, Math.Min(Most, here))]);
            }
            else
            {
                return ([.. passed], true);
            }

            at += here;
        }

        return ([.. passed], false);
    }

    private static string? Parsed(byte[] input, int chunk, bool cuts)
    {
        string? problem = null;
        var spent = Spent.TooMuch(
            () =>
            {
                using var channel = Channel(input, chunk, cuts);
                using var adapter = new MqttChannelAdapter(channel, new MqttPacketFormatterAdapter(MqttProtocolVersion.V500, new MqttBufferWriter(4096, 65535)), MqttNetNullLogger.Instance);
                try
                {
                    while (adapter.ReceivePacketAsync(CancellationToken.None).GetAwaiter().GetResult() is { } packet && problem is null)
                    {
                        problem = packet is MqttPublishPacket publish && Malformation.Of(publish) is null ? Unanswerable(publish) : null;
                    }
                }
                catch (Exception error) when (error is not (OutOfMemoryException or NullReferenceException or AccessViolationException))
                {
                    // The connection ends there, as any does whose bytes are no MQTT.
                }
            },
            input.Length, perByte: 200, once: 400_000);
        return problem ?? spent;
    }

    private static string? Unanswerable(MqttPublishPacket publish) =>
        publish.QualityOfServiceLevel > MqttQualityOfServiceLevel.ExactlyOnce || (publish.QualityOfServiceLevel > 0 && publish.PacketIdentifier == 0)
            ? $"let {publish} through"
            : publish.Payload.Length > Most ? "let a payload through that is larger than its frame may be" : null;

    /// <summary>A sign-in and what a gateway sends after it, now and then more than it may.</summary>
    private static byte[] Session(Random random)
    {
        var bytes = new List<byte>([0x10, 20, 0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 5, 0xC2, 0, 60, 0, 0, 1, (byte)'g', 0, 1, (byte)'u', 0, 1, (byte)'p']);
        for (var packets = random.Next(6); packets > 0; packets--)
        {
            var payload = random.Next(4) == 0 ? random.Next(2 * Most) : random.Next(60);
            var length = 2 + 15 + 2 + 1 + payload;
            bytes.AddRange([0x32, .. length < 128 ? new[] { (byte)length } : [(byte)((length & 127) | 128), (byte)(length >> 7)]]);
            bytes.AddRange([0, 15, .. "telemetry/v1/g1"u8, 0, (byte)(1 + random.Next(200)), 0, .. Enumerable.Repeat((byte)'x', payload)]);
        }

        return [.. bytes];
    }

    private static FramedChannel Channel(byte[] input, int chunk, bool cuts) =>
        new(new Scripted(input, chunk), Most, TimeProvider.System) { CutsOversizedPublish = cuts };

    private static byte[] Read(FramedChannel channel, int size)
    {
        var (all, buffer) = (new List<byte>(), new byte[size]);
        while (channel.ReadAsync(buffer, 0, size, CancellationToken.None).GetAwaiter().GetResult() is > 0 and var read)
        {
            all.AddRange(buffer.AsSpan(0, read));
        }

        return [.. all];
    }

    /// <summary>Gives its bytes in chunks, then the end.</summary>
    private sealed class Scripted(byte[] bytes, int chunk) : IMqttChannel
    {
        private int _at;

        public X509Certificate2 ClientCertificate => null!;

        public EndPoint RemoteEndPoint { get; } = new IPEndPoint(IPAddress.Loopback, 1);

        public EndPoint LocalEndPoint => RemoteEndPoint;

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
