namespace EnvMap.Hosting.Dashboard;

/// <summary>How far the dashboard is.</summary>
internal enum DashboardState
{
    /// <summary>Not listening yet.</summary>
    Starting,

    /// <summary>Listening.</summary>
    Running,

    /// <summary>It did not start, or ended by itself; the log says why.</summary>
    Failed,

    /// <summary>Ended with the application.</summary>
    Stopped,
}
