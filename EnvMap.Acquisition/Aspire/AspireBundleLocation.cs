namespace EnvMap.Acquisition;

/// <summary>Where DCP and the dashboard are.</summary>
/// <param name="DcpPath">The file of DCP.</param>
/// <param name="DashboardPath">The file aspire-managed, which runs the dashboard when given the argument "dashboard".</param>
/// <param name="DcpOrigin">What named DCP's path, such as "ASPIRE_DCP_PATH".</param>
/// <param name="DashboardOrigin">What named the dashboard's path.</param>
public sealed record AspireBundleLocation(string DcpPath, string DashboardPath, string DcpOrigin, string DashboardOrigin)
{
    /// <summary>The folder that holds DCP.</summary>
    public string DcpDirectory => Path.GetDirectoryName(DcpPath)!;
}
