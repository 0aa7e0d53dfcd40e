using System.CommandLine;
using Telemetry.FirmwareSim.CommandLine;

var list = new Option<bool>("--list-scenarios") { Description = "Tell what can happen in the city, by name" };
var root = new RootCommand("Devices and gateways of a city that does not exist, over real MQTT")
{
    CityCommand.Make(),
    LoadCommand.Make(),
    LoadCommand.MakeNetwork(),
    ReplayCommand.Make(),
    WriteCommand.Make(),
    list,
};
root.SetAction(parsed => ScenarioList.Write(parsed.GetValue(list), Console.Out, Console.Error));
return await root.Parse(args).InvokeAsync();
