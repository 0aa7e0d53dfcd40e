namespace Telemetry.Api.Notifications.Webhooks;

/// <summary>A webhook's host resolves to no address that it may reach.</summary>
internal sealed class AddressRefusedException(string message) : Exception(message);
