using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Galactic.Assets;

/// <summary>Computes the key of an entry of <see cref="PreparedCache"/> from all that its content follows from.</summary>
internal sealed class PreparedKey : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds values, and how many there are, so that neighbours cannot run together.</summary>
    public PreparedKey Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        hash.AppendData(MemoryMarshal.AsBytes<int>([values.Length]));
        hash.AppendData(MemoryMarshal.AsBytes(values));
        return this;
    }

    /// <summary>Adds a text.</summary>
    public PreparedKey Add(string text) => Add<byte>(Encoding.UTF8.GetBytes(text));

    /// <summary>Adds what a mesh is in space.</summary>
    public PreparedKey Add(TriangleMesh mesh) =>
        Add<Vector3>(mesh.Positions).Add<int>(mesh.Indices);

    /// <summary>The key.</summary>
    public byte[] Finish() => hash.GetHashAndReset();

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();
}
