using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries;

internal sealed class StoreDescription(Func<string> text) : IStoreDescription
{
    public string Text => text();
}
