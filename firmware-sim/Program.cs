using System.CommandLine;
using Telemetry.FirmwareSim.CommandLine;

var root = new RootCommand("Devices and gateways of a city that does not exist, over real MQTT")
{
    CityCommand.Make(),
    ReplayCommand.Make(),
    WriteCommand.Make(),
};
return await root.Parse(args).InvokeAsync();
