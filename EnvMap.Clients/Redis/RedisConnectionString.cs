namespace EnvMap.Clients.Redis;

internal sealed record RedisConnectionString(string OptionsName, string? Value);
