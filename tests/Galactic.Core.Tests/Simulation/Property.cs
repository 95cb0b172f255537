using Xunit.Sdk;

namespace Galactic.Tests.Simulation;

/// <summary>Checks a property case by case and names the first case that breaks it: the simplest one.</summary>
internal static class Property
{
    /// <summary>Runs cases 0, 1, ... on all cores.</summary>
    public static void ForAll(int cases, Action<int> check)
    {
        Exception?[] failures = new Exception?[cases];
        Parallel.For(0, cases, number =>
        {
            try
            {
                check(number);
            }
            catch (Exception exception)
            {
                failures[number] = exception;
            }
        });
        int first = Array.FindIndex(failures, f => f is not null);
        if (first >= 0)
        {
            int count = failures.Count(f => f is not null);
            throw new XunitException(
                $"Case {first} breaks the property ({count} of {cases} do): {failures[first]!.Message}",
                failures[first]);
        }
    }
}
