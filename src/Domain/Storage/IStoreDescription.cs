namespace Telemetry.Domain.Storage;

/// <summary>What the time-series store is, for a person: its kind, where it is, the server's version as far as it is known.</summary>
public interface IStoreDescription
{
    string Text { get; }
}
