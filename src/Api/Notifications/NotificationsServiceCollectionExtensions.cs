using System.Net;
using Microsoft.Extensions.Options;
using Telemetry.Api.Notifications.Mail;
using Telemetry.Api.Notifications.Outbox;
using Telemetry.Api.Notifications.Webhooks;

namespace Telemetry.Api.Notifications;

internal static class NotificationsServiceCollectionExtensions
{
    /// <summary>Adds the channels and what empties the outbox. Expects an <c>ICallOutStore</c> and a live feed.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NotificationOptions>().Bind(configuration.GetSection(NotificationOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<NotificationOptions>, NotificationOptionsValidator>();
        services.AddSingleton<IMessageSender>(provider => new WebhookSender(
            provider.GetRequiredService<IOptions<NotificationOptions>>(), (host, cancellation) => Dns.GetHostAddressesAsync(host, cancellation), TimeProvider.System));
        services.AddSingleton<IMessageSender>(provider => new MailSender(provider.GetRequiredService<IOptions<NotificationOptions>>(), TimeProvider.System));
        services.AddSingleton<DeliveryMetrics>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Courier>(provider, Random.Shared));
        services.AddHostedService<OutboxService>();
        return services;
    }
}
