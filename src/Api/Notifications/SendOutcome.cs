namespace Telemetry.Api.Notifications;

internal enum SendOutcome
{
    Delivered,

    /// <summary>It may go through later.</summary>
    TryAgain,

    /// <summary>It won't go through by trying again.</summary>
    Never,
}
