namespace Telemetry.Api.Notifications;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum MailSecurity
{
    StartTls,
    Tls,
    None,
}
