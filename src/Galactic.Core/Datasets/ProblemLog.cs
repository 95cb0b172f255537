namespace Galactic.Datasets;

/// <summary>Collects problems in the order they are met, each once.</summary>
internal sealed class ProblemLog
{
    private readonly HashSet<DatasetProblem> known = [];
    private readonly List<DatasetProblem> items = [];

    public IReadOnlyList<DatasetProblem> Items => items;

    public void Add(string file, string where, string message)
    {
        var problem = new DatasetProblem(file, where, message);
        if (known.Add(problem))
        {
            items.Add(problem);
        }
    }
}
