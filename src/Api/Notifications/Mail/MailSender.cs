using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Security;

namespace Telemetry.Api.Notifications.Mail;

/// <summary>Hands a message to the mail server, which goes on from there: delivered here means that the server took it.</summary>
internal sealed class MailSender(IOptions<NotificationOptions> options, TimeProvider realTime) : IMessageSender, IDisposable
{
    private readonly TrustedRoots _roots = new(options.Value.CertificateAuthorities, $"{NotificationOptions.Section}:CertificateAuthorities");

    private MailOptions Settings => options.Value.Mail;

    public CallOutChannel Channel => CallOutChannel.Email;

    public async Task<SendResult> SendAsync(OutboxMessage message, RecipientOptions recipient, CancellationToken cancellation)
    {
        if (!SecretFile.TryGet(Settings.Password, Settings.PasswordFile, out var password, out var trouble))
        {
            return new SendResult(SendOutcome.TryAgain, $"not sent: {trouble}");
        }

        using var mail = Compose(message, recipient);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.Value.Timeout);
        try
        {
            return new SendResult(SendOutcome.Delivered, $"taken by {Settings.Host}: {OneLine(await SendAsync(mail, password, timeout.Token))}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.TryAgain, string.Create(CultureInfo.InvariantCulture, $"{Settings.Host} did not take it within {options.Value.Timeout.TotalSeconds:0.#} s"));
        }
        catch (SmtpCommandException error)
        {
            // Of what a server refuses for good (5yz, RFC 5321 4.2.1) only an address of no use is not mended by an administrator.
            var never = error.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)error.StatusCode is >= 500 and < 600;
            return new SendResult(
                never ? SendOutcome.Never : SendOutcome.TryAgain,
                string.Create(CultureInfo.InvariantCulture, $"{Settings.Host} refused it: {(int)error.StatusCode} {OneLine(error.Message)}"));
        }
        catch (Exception error) when (error is SocketException or IOException or ProtocolException or AuthenticationException or SslHandshakeException
            or ServiceNotAuthenticatedException or ServiceNotConnectedException or NotSupportedException)
        {
            return new SendResult(SendOutcome.TryAgain, $"{Settings.Host} did not take it: {OneLine((UntrustedCertificateException.In(error) ?? error).Message)}");
        }
    }

    public void Dispose() => _roots.Dispose();

    private async Task<string> SendAsync(MimeMessage mail, string password, CancellationToken cancellation)
    {
        using var smtp = new SmtpClient { CheckCertificateRevocation = false, ServerCertificateValidationCallback = _roots.Accepts };
        await smtp.ConnectAsync(Settings.Host!, Settings.Port, Settings.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, cancellation);
        if (Settings.UserName is { Length: > 0 } user)
        {
            await smtp.AuthenticateAsync(user, password, cancellation);
        }

        var answer = await smtp.SendAsync(mail, cancellation);
        try
        {
            await smtp.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception error) when (error is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            // It has been taken: how the server says goodbye changes nothing.
        }

        return answer;
    }

    private MimeMessage Compose(OutboxMessage message, RecipientOptions recipient)
    {
        var from = MailboxAddress.Parse(Settings.From!);
        var mail = new MimeMessage
        {
            Subject = OneLine(message.Subject),
            Date = realTime.GetUtcNow(),
            MessageId = $"{message.CallOut}.{message.Recipient}@{from.Domain}",
            Priority = MessagePriority.Urgent,
            Importance = MessageImportance.High,
            XPriority = XMessagePriority.Highest,
            Body = new TextPart(TextFormat.Plain) { Text = message.Text },
        };
        mail.From.Add(from);
        mail.To.Add(MailboxAddress.Parse(recipient.Address!));

        // RFC 3834: no vacation answer to this.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Telemetry-Call-Out", message.CallOut);
        return mail;
    }

    private static string OneLine(string text)
    {
        var plain = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return plain.Length <= 300 ? plain : string.Concat(plain.AsSpan(0, 300), "…");
    }
}
