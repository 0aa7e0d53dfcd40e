using Microsoft.AspNetCore.Diagnostics;
using Scalar.AspNetCore;
using Telemetry.Api.Endpoints.AirQuality;
using Telemetry.Api.Endpoints.AirQuality.Advice;
using Telemetry.Api.Endpoints.AirQuality.Exceedances;
using Telemetry.Api.Endpoints.AirQuality.Sites;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Backups;
using Telemetry.Api.Endpoints.Bins;
using Telemetry.Api.Endpoints.CallOuts;
using Telemetry.Api.Endpoints.DeadLetters;
using Telemetry.Api.Endpoints.Events;
using Telemetry.Api.Endpoints.Forecasts;
using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Api.Endpoints.Gritting.Orders;
using Telemetry.Api.Endpoints.Gritting.Backtests;
using Telemetry.Api.Endpoints.Gritting.Record;
using Telemetry.Api.Endpoints.Gritting.Planning;
using Telemetry.Api.Endpoints.Gritting.Record.Claims;
using Telemetry.Api.Endpoints.Gritting.Record.Recomputations;
using Telemetry.Api.Endpoints.Gritting.Spreading;
using Telemetry.Api.Endpoints.Latest;
using Telemetry.Api.Endpoints.Ledger;
using Telemetry.Api.Endpoints.Map;
using Telemetry.Api.Endpoints.Network;
using Telemetry.Api.Endpoints.OpenData;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Endpoints.RoadForecasts;
using Telemetry.Api.Endpoints.Session;
using Telemetry.Api.Endpoints.Sites;
using Telemetry.Api.Endpoints.Stations;
using Telemetry.Api.Endpoints.SystemState;
using Telemetry.Api.Health;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;

namespace Telemetry.Api;

internal static class ApiApplicationExtensions
{
    /// <summary>The order in which a request goes through the host.</summary>
    public static void UseApi(this IApplicationBuilder app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true, AllowStatusCode404Response = true });
        app.UseStatusCodePages(context => StatusProblems.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
        app.UseRouting();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").AddEndpointFilterFactory(KnownParameters.Only);
        api.MapSession();
        api.MapNetwork();
        api.MapMap();
        api.MapSites();
        api.MapStations();
        api.MapRoadNights();
        api.MapRoadForecasts();
        api.MapReadings();
        api.MapLatest();
        api.MapForecasts();
        api.MapGritting();
        api.MapAssessments();
        api.MapAirQuality();
        api.MapAirSites();
        api.MapExceedances();
        api.MapHealthAdvice();
        api.MapDecisionAcknowledge();
        api.MapDecisionOrders();
        api.MapTreatments();
        api.MapDecisionRecord();
        api.MapClaims();
        api.MapKnown();
        api.MapRecomputations();
        api.MapPlans();
        api.MapEvidence();
        api.MapBacktests();
        api.MapPublicGritting();
        api.MapAlerts();
        api.MapBins();
        api.MapAlertActions();
        api.MapCallOuts();
        api.MapDeadLetters();
        api.MapLedger();
        api.MapEvents();
        api.MapSystem();
        api.MapBackups();
        routes.MapHealth();
        routes.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(Policies.Public);

        // Its script comes from this host, and nothing else is fetched from anywhere.
        routes.MapScalarApiReference("/docs", scalar => scalar
                .WithTitle("Telemetry API")
                .WithOpenApiRoutePattern("/openapi/{documentName}.json")
                .DisableDefaultFonts()
                .DisableAgent()
                .DisableTelemetry())
            .RequireAuthorization(Policies.Public);
    }
}
