namespace Telemetry.Tests.Integration.Replay;

/// <summary>The <c>replay</c> command as somebody at a terminal meets it.</summary>
public sealed class ReplayCommandTests
{
    private const string Readings = """
        observed_at,sensor,quantity,value
        2026-01-14T15:00:00Z,rws-moor,road_surface_temperature,2.0
        2026-01-14T15:10:00Z,rws-moor,road_surface_temperature,1.8
        2026-01-14T15:20:00Z,rws-moor,road_surface_temperature,1.6
        """;

    [Fact]
    public async Task Writes_the_four_files_with_their_columns_and_leaves_nothing_else_behind()
    {
        using var replay = new ReplayProcess();

        var (exit, output, error) = await replay.RunAsync(
            TestContext.Current.CancellationToken,
            "--network", replay.File("network.json", ReplayProcess.Network), "--readings", replay.File("readings.csv", Readings), "--out", replay.Out);

        Assert.True(exit == 0, error);
        Assert.StartsWith("3 readings and 0 forecast issues replayed", output, StringComparison.Ordinal);
        Assert.Empty(error);
        Assert.Equal(
            "decision_day,route,revision,decided_at,action,spread_rate_g_m2,treatments,window_start,window_end,min_rst,min_rst_at,first_freeze_at,basis_until,confidence,reasons,rule_version",
            replay.Result("decisions.csv")[0]);
        Assert.StartsWith("2026-01-14,r1,1,2026-01-14T15:00:00Z,MONITOR,,,,,2.00,", replay.Result("decisions.csv")[1], StringComparison.Ordinal);
        Assert.Equal(["at,rule,subject,severity,state,reason"], replay.Result("alerts.csv"));
        Assert.Equal(["site,period,ending,pollutant,statistic,index,band,capture"], replay.Result("indices.csv"));
        Assert.Equal(["observed_at,sensor,quantity,value,flag,test"], replay.Result("flags.csv"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(replay.WorkingFolder));
    }

    [Fact]
    public async Task What_the_live_host_would_refuse_is_refused_here_and_listed()
    {
        using var replay = new ReplayProcess();
        var readings = replay.File("readings.csv", """
            observed_at,sensor,quantity,value,received_at
            2026-01-14T16:00:00Z,rws-moor,road_surface_temperature,-3.0,2026-01-14T15:00:00Z
            2026-01-14T15:05:00Z,rws-moor,road_surface_temperature,1.9,2026-01-14T15:00:00Z
            2026-01-14T15:10:00Z,rws-moor,road_surface_temperature,6552.3,2026-01-14T15:10:00Z
            2026-01-07T15:19:59Z,rws-moor,road_surface_temperature,2.0,2026-01-14T15:20:00Z
            """);

        var (exit, output, error) = await replay.RunAsync(
            TestContext.Current.CancellationToken,
            "--network", replay.File("network.json", ReplayProcess.Network), "--readings", readings, "--out", replay.Out);

        Assert.True(exit == 0, error);
        Assert.StartsWith("1 readings and 0 forecast issues replayed", output, StringComparison.Ordinal);
        Assert.Contains("3 refused as the host would refuse them", output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "received_at,observed_at,sensor,quantity,value,reason,detail",
                "2026-01-14T15:00:00Z,2026-01-14T16:00:00Z,rws-moor,road_surface_temperature,-3,FutureTime,\"Observed at 2026-01-14T16:00:00Z, but received at 2026-01-14T15:00:00Z: at most 5 min ahead. Check the device's clock.\"",
                "2026-01-14T15:10:00Z,2026-01-14T15:10:00Z,rws-moor,road_surface_temperature,6552.3,InvalidValue,6552.3 can't be: road_surface_temperature is from -80 to 100 Cel.",
                "2026-01-14T15:20:00Z,2026-01-07T15:19:59Z,rws-moor,road_surface_temperature,2,TooOld,Observed at 2026-01-07T15:19:59Z: at most 7 days old. Check the device's clock.",
            ],
            replay.Result("refused.csv"));
        Assert.DoesNotContain(replay.Result("decisions.csv"), row => row.Contains("-3.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tells_every_error_at_once_with_its_line_and_writes_nothing()
    {
        using var replay = new ReplayProcess();
        var readings = replay.File("readings.csv", """
            observed_at,sensor,quantity,value,received_at
            2026-01-14T15:00:00Z,rws-nowhere,road_surface_temperature,2.0,
            2026-01-14T15:10:00Z,rws-moor,air_temperature,1.8,
            2026-01-14T15:20:00Z,rws-moor,road_surface_temperature,mild,
            2026-01-14T15:30:00,rws-moor,road_surface_temperature,1.4,
            2026-01-14T15:40:00Z,rws-moor,road_surface_temperature,1.2,soon
            2026-01-14T15:50:00Z,rws-moor,road_surface_temperature
            2026-01-14T16:00:00Z,rws-moor,road_surface_temperature,0.8,
            """);
        var forecasts = replay.File("forecasts.csv", """
            issued_at,site,valid_at,quantity,value
            2026-01-14T14:00:00Z,nowhere,2026-01-14T15:00:00Z,air_temperature,3
            2026-01-14T14:00:00Z,moor,2026-01-14T15:00:00Z,air_temperature,cold
            """);

        var (exit, _, error) = await replay.RunAsync(
            TestContext.Current.CancellationToken,
            "--network", replay.File("network.json", ReplayProcess.Network), "--readings", readings, "--forecasts", forecasts, "--out", replay.Out);

        Assert.NotEqual(0, exit);
        Assert.Contains("readings line 2: the network has no sensor 'rws-nowhere'", error, StringComparison.Ordinal);
        Assert.Contains("readings line 3: sensor 'rws-moor' does not measure 'air_temperature'; it measures road_surface_temperature", error, StringComparison.Ordinal);
        Assert.Contains("readings line 4: 'mild' is not a number", error, StringComparison.Ordinal);
        Assert.Contains("readings line 5: observed_at '2026-01-14T15:30:00' is not an ISO 8601 time with a zone", error, StringComparison.Ordinal);
        Assert.Contains("readings line 6: received_at 'soon' is not an ISO 8601 time with a zone", error, StringComparison.Ordinal);
        Assert.Contains("readings line 7: '' is not a number", error, StringComparison.Ordinal);
        Assert.Equal(2, error.Split('\n').Count(l => l.StartsWith("forecasts.csv line ", StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(replay.Out));
        Assert.Empty(Directory.EnumerateFileSystemEntries(replay.WorkingFolder));
    }

    [Theory]
    [InlineData("observed_at,sensor,quantity\n2026-01-14T15:00:00Z,rws-moor,road_surface_temperature\n", "readings: the column value is missing")]
    [InlineData("", "readings: the file is empty")]
    public async Task A_file_that_is_no_table_of_readings_is_told_so(string readings, string expected)
    {
        using var replay = new ReplayProcess();

        var (exit, _, error) = await replay.RunAsync(
            TestContext.Current.CancellationToken,
            "--network", replay.File("network.json", ReplayProcess.Network), "--readings", replay.File("readings.csv", readings), "--out", replay.Out);

        Assert.NotEqual(0, exit);
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_network_is_told_with_every_path_and_missing_files_by_name()
    {
        using var replay = new ReplayProcess();
        var network = replay.File("network.json", ReplayProcess.Network
            .Replace("\"latitude\": 53.4", "\"latitude\": 153.4", StringComparison.Ordinal)
            .Replace("\"site\": \"moor\", \"offset\"", "\"site\": \"dale\", \"offset\"", StringComparison.Ordinal));
        var readings = replay.File("readings.csv", Readings);

        var (exit, _, error) = await replay.RunAsync(
            TestContext.Current.CancellationToken, "--network", network, "--readings", readings, "--out", replay.Out);
        var missing = await replay.RunAsync(
            TestContext.Current.CancellationToken, "--network", network, "--readings", readings + ".absent", "--out", replay.Out);

        Assert.NotEqual(0, exit);
        Assert.Equal(2, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("latitude", error, StringComparison.Ordinal);
        Assert.Contains("dale", error, StringComparison.Ordinal);
        Assert.NotEqual(0, missing.ExitCode);
        Assert.Contains("readings.csv.absent: there is no such file", missing.Error, StringComparison.Ordinal);
    }
}
