using System.CommandLine;

namespace Telemetry.FirmwareSim.CommandLine;

/// <summary>The options that every publishing command has.</summary>
internal sealed class BrokerOptions
{
    public Option<string> Host { get; } = new("--host") { Description = "The broker", DefaultValueFactory = _ => "127.0.0.1" };

    public Option<int> Port { get; } = new("--port") { Description = "Its port", DefaultValueFactory = _ => 1883 };

    public Option<FileInfo?> GatewayKeys { get; } = new("--gateway-keys") { Description = "File with a line 'gateway-id key' for each gateway; anonymous without" };

    public Option<bool> AllowRemote { get; } = new("--allow-remote") { Description = "Publish to another machine than this one" };

    public void AddTo(Command command)
    {
        Port.MustBe(port => port is >= 1 and <= 65535, "1 to 65535");
        command.Options.Add(Host);
        command.Options.Add(Port);
        command.Options.Add(GatewayKeys);
        command.Options.Add(AllowRemote);

        // Defaults are not filled in yet when this runs; the default host is loopback.
        command.Validators.Add(result =>
        {
            if (!result.GetValue(AllowRemote) && result.GetValue(Host) is { } host && !Loopback.Is(host))
            {
                result.AddError($"--host {host} is not this machine: give --allow-remote if it really is to receive these readings");
            }
        });
    }

    public IReadOnlyDictionary<string, string> Keys(ParseResult parsed) =>
        parsed.GetValue(GatewayKeys) is { } file ? GatewayKeyFile.Read(file.FullName) : new Dictionary<string, string>();
}
