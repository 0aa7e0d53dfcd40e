using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Api.Backtest;

namespace Telemetry.Tests.Unit.Api.Backtest;

public sealed class BacktestCommandLineTests
{
    [Fact]
    public async Task Everything_wrong_with_the_options_is_told_at_once()
    {
        var (code, error) = await RunAsync("--out", "nowhere", "--network", "absent.json", "--at", "18:00", "--every", "7", "--treatments", "spread.csv");

        Assert.Equal(2, code);
        Assert.Contains("--at 18:00 must be from 12:00 to 15:00", error, StringComparison.Ordinal);
        Assert.Contains("--every 7 must divide an hour", error, StringComparison.Ordinal);
        Assert.Contains("Without --readings give --from and a later --to", error, StringComparison.Ordinal);
        Assert.Contains("--treatments goes with --readings", error, StringComparison.Ordinal);
        Assert.Contains("absent.json: there is no such file", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists("nowhere"));
    }

    [Fact]
    public async Task A_route_that_the_network_has_not_is_named_with_those_it_has()
    {
        var (code, error) = await RunAsync("--out", "nowhere", "--network", Repository.Path("docs", "network.example.json"), "--readings", "absent.csv", "--route", "p9-moon");

        Assert.Equal(2, code);
        Assert.Contains("--route p9-moon: the network has no such route; it has ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await BacktestCommandLine.Create(_ =>
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore();
            builder.Services.AddRoutingCore();
            return builder.Build();
        }).Parse(arguments).InvokeAsync(new() { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        return (code, error.ToString());
    }
}
