using Aspire.Hosting.AWS;

namespace EnvMap.Hosting.AWS;

/// <summary>Tells a process of the profile and region, under the names that .NET configuration and the SDKs read.</summary>
internal static class AWSVariables
{
    public static void Put(Dictionary<string, object> variables, IAWSSDKConfig? config, bool replace)
    {
        Put(variables, "AWS__Profile", "AWS_PROFILE", config?.Profile, replace);
        Put(variables, "AWS__Region", "AWS_REGION", config?.Region?.SystemName, replace);
    }

    private static void Put(Dictionary<string, object> variables, string configured, string native, string? value, bool replace)
    {
        if (!string.IsNullOrEmpty(value) && (replace || !variables.ContainsKey(configured)))
        {
            variables[configured] = value;
            variables[native] = value;
        }
    }
}
