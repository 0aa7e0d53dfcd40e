using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Api.Commands;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Unit.Api.Commands;

/// <summary>The host's command line over keys in memory, at 2026-01-14 18:00 UTC.</summary>
internal sealed class CommandsUnderTest
{
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 14, 18, 0, 0, TimeSpan.Zero));

    public CredentialList Credentials { get; } = new();

    public NetworkList Networks { get; } = new();

    /// <summary>Times that a command asked for a host.</summary>
    public int Composed { get; private set; }

    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = await HostCommands.Create((_, _) => Compose()).Parse(arguments)
            .InvokeAsync(new() { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private WebApplication Compose()
    {
        Composed++;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<ICredentialStore>(Credentials);
        builder.Services.AddSingleton<INetworkStore>(Networks);
        return builder.Build();
    }
}
