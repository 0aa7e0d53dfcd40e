namespace Telemetry.Domain.Readings;

/// <summary>Why a message or a reading was not admitted. The name is the metric tag and what a gateway is told.</summary>
public enum RejectReason : byte
{
    /// <summary>Not JSON, cut off, or not the shape of its format. The whole message is undecodable.</summary>
    Malformed = 1,

    /// <summary>Larger than the host accepts.</summary>
    TooLarge = 2,

    /// <summary>More readings in one message than the host accepts.</summary>
    TooManyReadings = 3,

    /// <summary>A topic that is not below the gateway's own, or has no sensor.</summary>
    WrongTopic = 4,

    /// <summary>The sensor is not in the network; can be driven again once it is.</summary>
    UnknownSensor = 5,

    /// <summary>The quantity is not known, or not one that the sensor is registered for.</summary>
    UnknownQuantity = 6,

    /// <summary>A value that is no number, or not one that the quantity can have.</summary>
    InvalidValue = 7,

    /// <summary>A unit that is not the quantity's canonical one.</summary>
    WrongUnit = 8,

    /// <summary>A time that cannot be read, or has no zone.</summary>
    InvalidTime = 9,

    /// <summary>More than the allowed time in the future (default 5 min).</summary>
    FutureTime = 10,

    /// <summary>Older than the configured age.</summary>
    TooOld = 11,

    /// <summary>The sensor belongs to another gateway.</summary>
    ForeignSensor = 12,

    /// <summary>A SenML pack of a version, or with a mandatory field, that is not supported.</summary>
    UnsupportedVersion = 13,

    /// <summary>It was admitted, and then the time-series store's server would not take it. Can be driven again once the server is put right.</summary>
    StoreRefused = 14,
}
