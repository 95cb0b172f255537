namespace Galactic.Compute;

/// <summary>One stage of work over a range of items; a struct, so that calls to it are direct.</summary>
public interface IKernel
{
    /// <summary>Processes items [<paramref name="begin"/>, <paramref name="end"/>).</summary>
    /// <param name="begin">First item.</param>
    /// <param name="end">One past the last item.</param>
    /// <param name="worker">Number of the executing worker, 0 to <see cref="CpuDevice.Threads"/> - 1: scratch memory
    /// index.</param>
    void Execute(int begin, int end, int worker);
}
