using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>A short text that two homes share only if the robot can hit the very same things in them.</summary>
public static class SceneFingerprint
{
    private const int Bytes = 8;

    /// <summary>Sixteen hexadecimal digits over all boxes and triangles, bit for bit (SHA-256, cut short).</summary>
    public static string Of(CollisionGeometry geometry)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (OrientedBox box in geometry.Boxes)
        {
            hash.AppendData(MemoryMarshal.AsBytes<OrientedBox>([box]));
        }

        if (geometry.Triangles is TriangleMesh mesh)
        {
            hash.AppendData(MemoryMarshal.AsBytes(mesh.Positions.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(mesh.Indices.AsSpan()));
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..Bytes]);
    }
}
