using System.Globalization;
using Telemetry.Ingest.Journal.Files;
using Telemetry.Ingest.Journal.Segments;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>The journal's own files, as a host left them, torn and with bits flipped. That unsynced bytes are dropped is in PowerLossTests.</summary>
public sealed class JournalDamageTests
{
    [Fact]
    public async Task A_commit_that_was_torn_by_the_kill_is_cut_off_and_what_was_acknowledged_is_kept()
    {
        await using var city = await CityUnderFault.PrepareAsync(CityLoad.Short);
        await city.StartAsync();
        city.ReleaseBacklog(1000);
        await city.UntilHeadAsync(900);
        await city.Host.KillAsync();

        // The beginning of a next commit: a frame's magic and then what never got to the disk whole.
        var newest = Segments(city)[^1];
        var end = EndOfContent(newest);
        using (var file = File.OpenWrite(newest))
        {
            file.Position = end;
            file.Write([.. "FRM1"u8, .. Enumerable.Range(0, 700).Select(i => (byte)((i * 37) + 1))]);
        }

        await city.StartHostAsync();
        Assert.Single(city.Host.Logged($"Journal segment {Path.GetFileName(newest)} ended in a torn commit", $"cut off at {end.ToString(CultureInfo.InvariantCulture)}"));
        (await city.SettleAsync()).AssertNothingLost();
    }

    /// <summary>Every byte of a small journal is flipped in JournalRecoveryTests.</summary>
    public static TheoryData<int, double> Flips => LongRun.IsOn ? new() { { 20260114, 0.1 }, { 20260115, 0.5 }, { 20260116, 0.9 } } : new() { { 20260115, 0.5 } };

    [Theory]
    [MemberData(nameof(Flips))]
    public async Task A_flipped_bit_in_the_middle_keeps_the_host_from_starting_and_is_named(int seed, double part)
    {
        // By default what every consumer has read is checked when it is read again, not on opening.
        await using var city = await CityUnderFault.PrepareAsync(CityLoad.Short, null, ("Journal__VerifyAllOnOpen", "true"));
        await city.StartAsync();
        city.ReleaseBacklog(1000);
        await UntilReadAsync(city);
        await city.Host.StopAsync();
        var segment = Segments(city)[0];
        var length = new FileInfo(segment).Length;
        var offset = FlipBit(segment, (long)(part * length), seed);

        var told = await city.Host.FailToStartAsync();
        Assert.Contains("The host can't start: The journal is damaged in", told, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(segment), told, StringComparison.Ordinal);
        var named = long.Parse(told.Split("at byte ")[1].Split(':')[0], CultureInfo.InvariantCulture);
        Assert.InRange(offset - named, 0, 300_000);
        Assert.Equal(length, new FileInfo(segment).Length);
    }

    [Fact]
    public async Task A_file_that_ends_short_of_what_a_consumer_has_read_is_named_and_not_cut_off_further()
    {
        await using var city = await CityUnderFault.PrepareAsync(CityLoad.Short);
        await city.StartAsync();
        city.ReleaseBacklog(1000);
        await UntilReadAsync(city);
        await city.Host.StopAsync();
        var newest = Segments(city)[^1];
        var length = EndOfContent(newest) / 2;
        using (var file = File.Open(newest, FileMode.Open))
        {
            file.SetLength(length - 3);
        }

        var told = await city.Host.FailToStartAsync();
        Assert.Contains("The host can't start: The journal is damaged in " + Path.GetFileName(newest), told, StringComparison.Ordinal);
        Assert.Contains("it had been durable, since consumer", told, StringComparison.Ordinal);
        Assert.Equal(length - 3, new FileInfo(newest).Length);
    }

    /// <summary>
    /// Until a consumer has read nearly all that there will be: the hour of the live gateway that lies behind and the thousand of the backlog.
    /// What none has read may be missing at the end; that is a torn commit.
    /// </summary>
    private static async Task UntilReadAsync(CityUnderFault city)
    {
        await city.UntilAnsweredAsync(1600);
        var head = await city.HeadAsync();
        await city.UntilAsync(async () => await city.StorePositionAsync() >= head, "to have stored what it has");
    }

    private static List<string> Segments(CityUnderFault city) =>
        [.. Directory.GetFiles(city.Host.JournalDirectory, "*.journal").Order(StringComparer.Ordinal)];

    /// <summary>The end of the last whole commit: the rest of the file is only taken in advance.</summary>
    private static long EndOfContent(string path)
    {
        using var file = new DiskFileSystem(Path.GetDirectoryName(path)!).OpenToRead(Path.GetFileName(path));
        var head = new byte[SegmentHeader.Size];
        file.Read(head, 0);
        Assert.True(SegmentHeader.TryRead(head, out var header));
        return SegmentScan.Run(file, header).End;
    }

    private static long FlipBit(string path, long around, int seed)
    {
        var offset = around + new Random(seed).Next(8);
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = offset;
        var value = file.ReadByte();
        file.Position = offset;
        file.WriteByte((byte)(value ^ (1 << (seed % 8))));
        return offset;
    }
}
