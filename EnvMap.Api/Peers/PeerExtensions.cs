using EnvMap.Api.Map;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Peers;

internal static class PeerExtensions
{
    // Some times what a map of a hundred rows needs.
    private const int LargestAnswer = 2 * 1024 * 1024;

    public static void AddPeers(this IServiceCollection services)
    {
        services.AddOptions<PeerOptions>().BindConfiguration(MapOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PeerOptions>, ValidatePeerOptions>();
        services.AddHttpClient(PeerClient.Name, client => client.MaxResponseContentBufferSize = LargestAnswer)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<PeerClient>();
        services.AddHostedService<OtherEnvironments>();
    }
}
