using Galactic.Compute;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>Random orthogonal starting weights (Saxe et al. 2014).</summary>
internal static class OrthogonalMatrix
{
    /// <summary>
    /// Fills a [rows, n] matrix with <paramref name="gain"/> times orthonormal rows, or columns if there are fewer
    /// columns than rows.
    /// </summary>
    public static void Fill(Span<float> matrix, int rows, float gain, RandomKey key)
    {
        int columns = matrix.Length / rows;
        float[] normals = new float[matrix.Length];
        for (int i = 0; i < normals.Length; i++)
        {
            normals[i] = key.Normal(i);
        }

        using DisposeScope scope = NewDisposeScope();
        (int tall, int wide) = rows > columns ? (rows, columns) : (columns, rows);
        (Tensor q, Tensor r) = linalg.qr(tensor(normals).view(tall, wide), linalg.QRMode.Reduced);

        // Fixing the signs of r's diagonal makes q unique, and so uniformly distributed (Mezzadri 2007).
        Tensor unique = q * r.diagonal().sign() * gain;
        Tensor result = rows > columns ? unique : unique.t();
        result.contiguous().data<float>().CopyTo(matrix);
    }
}
