namespace Galactic.Assets;

/// <summary>Finds the mesh files a URDF file names.</summary>
internal static class UrdfPaths
{
    private const int FewestParts = 2;

    /// <summary>
    /// The file that a mesh reference means. <c>package://name/rest</c> is looked for in the folders above the URDF
    /// file, whatever the package's folder is called there: first the whole path, then less and less of its front.
    /// </summary>
    /// <param name="urdf">Path of the URDF file.</param>
    /// <param name="reference">Relative path, absolute path, or URI.</param>
    /// <returns>An absolute path; the likeliest one if there is no such file.</returns>
    public static string Resolve(string urdf, string reference)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(urdf)) ?? "";
        int scheme = reference.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return Path.GetFullPath(Path.Combine(folder, reference));
        }

        string rest = reference[(scheme + 3)..];
        if (reference.StartsWith("file", StringComparison.OrdinalIgnoreCase))
        {
            return Path.GetFullPath(Path.Combine(folder, rest));
        }

        string[] parts = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            for (int first = 0; first <= Math.Max(0, parts.Length - FewestParts); first++)
            {
                string candidate = Path.Combine([at, .. parts[first..]]);
                if (File.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        return Path.GetFullPath(Path.Combine([folder, .. parts.Skip(1)]));
    }
}
