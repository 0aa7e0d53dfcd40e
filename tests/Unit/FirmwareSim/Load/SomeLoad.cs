using Telemetry.Domain.Network;
using Telemetry.FirmwareSim.Load;

namespace Telemetry.Tests.Unit.FirmwareSim.Load;

internal static class SomeLoad
{
    public static CityNetwork Network(int gateways, int sensorsEach)
    {
        using var file = new MemoryStream();
        LoadNetwork.Write(file, gateways, sensorsEach);
        var read = NetworkFileReader.Read(file.ToArray());
        Assert.Empty(read.Errors);
        return read.Network!;
    }

    public static IReadOnlyList<Sensor> Sensors(int gateways, int sensorsEach) => Network(gateways, sensorsEach).Sensors;
}
