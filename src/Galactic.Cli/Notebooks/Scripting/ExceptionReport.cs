using System.Diagnostics;
using System.Reflection;
using Galactic.Cli.Notebooks.Documents;
using Galactic.Cli.Notebooks.Packages;

namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>
/// Turns exceptions into what a reader of the notebook needs: type, message, and where in which cell.
/// </summary>
internal static class ExceptionReport
{
    private const int MostFrames = 30;

    public static CellOutput.Error Create(Exception exception, ScriptSession session)
    {
        Exception root = Unwrap(exception);
        switch (root)
        {
            case CellCompilationException errors:
                return new CellOutput.Error("CompileError", errors.Diagnostics[0].Message, errors.Message.Split('\n'));
            case PackageException package:
                return new CellOutput.Error("PackageError", package.Message, package.Message.Split('\n'));
        }
        var trace = new List<string>();
        for (Exception? current = root; current is not null; current = current.InnerException)
        {
            string lead = current == root ? "" : "caused by ";
            trace.AddRange($"{lead}{Name(current)}: {current.Message}".Split('\n'));
            trace.AddRange(Frames(current, session));
        }
        return new CellOutput.Error(Name(root), root.Message, trace);
    }

    private static Exception Unwrap(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        _ => exception,
    };

    private static string Name(Exception exception) => exception.GetType().FullName is { } name
        && !name.StartsWith("Submission#", StringComparison.Ordinal) ? name : exception.GetType().Name;

    private static IEnumerable<string> Frames(Exception exception, ScriptSession session)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .Where(frame => frame.GetMethod() is { } method && !IsMachinery(method))
            .Select(frame => Describe(frame, session))
            .ToList();
        return frames.Count <= MostFrames ? frames
            : [.. frames.Take(MostFrames), $"   ... {frames.Count - MostFrames} more"];
    }

    /// <summary>Frames of the script engine, of this runner, and of the await plumbing.</summary>
    private static bool IsMachinery(MethodBase method)
    {
        string space = method.DeclaringType?.FullName ?? "";
        return space.StartsWith("Galactic.Cli.Notebooks.", StringComparison.Ordinal)
            || space.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
            || space.StartsWith("System.Runtime.ExceptionServices.", StringComparison.Ordinal)
            || method.Name == "<Factory>";
    }

    private static string Describe(StackFrame frame, ScriptSession session)
    {
        string file = frame.GetFileName() is { } path ? Path.GetFileName(path) : "";
        int line = frame.GetFileLineNumber();
        string method = MethodName(frame.GetMethod()!);
        if (session.SourceLine(file, line) is { } source)
        {
            string place = method.Length == 0 ? $"   {file}, line {line}" : $"   {file}, line {line}, in {method}";
            return $"{place}:  {source}";
        }
        return line > 0 ? $"   at {method}  ({file}:{line})" : $"   at {method}";
    }

    /// <summary>A readable name; empty for the statements of a cell itself.</summary>
    private static string MethodName(MethodBase method)
    {
        Type? owner = method.DeclaringType;
        string name = method.Name;
        // An async method runs as MoveNext of a nested type <Name>d__0, a lambda as <Name>b__0 of a nested type.
        while (owner is { DeclaringType: { } outer } && owner.Name.StartsWith('<'))
        {
            name = name == "MoveNext" ? owner.Name : name;
            owner = outer;
        }
        name = Undecorate(name);
        string space = owner?.FullName?.Replace('+', '.') ?? "";
        bool inCell = space.StartsWith("Submission#", StringComparison.Ordinal);
        if (inCell && name.Length == 0)
        {
            return "";
        }
        int firstDot = space.IndexOf('.');
        space = space.Split('`')[0];
        space = !inCell ? space : firstDot < 0 ? "" : space[(firstDot + 1)..];
        string parameters = method.Name == "MoveNext" ? ""
            : string.Join(", ", method.GetParameters().Select(parameter => TypeName(parameter.ParameterType)));
        return $"{(space.Length == 0 ? "" : space + ".")}{name}({parameters})";
    }

    private static string TypeName(Type type)
    {
        string name = type.Name.Split('`')[0];
        return type.IsGenericType
            ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>"
            : name;
    }

    /// <summary><c>&lt;Run&gt;d__3</c>, <c>&lt;Run&gt;b__0</c> and <c>&lt;Run&gt;g__Step|0</c> to names.</summary>
    private static string Undecorate(string name)
    {
        if (name.Contains("<Initialize>", StringComparison.Ordinal))
        {
            return name.Contains(">b__", StringComparison.Ordinal) ? "lambda" : "";
        }
        int close = name.IndexOf('>');
        if (!name.StartsWith('<') || close < 0)
        {
            return name;
        }
        string rest = name[(close + 1)..];
        return rest.StartsWith("g__", StringComparison.Ordinal) ? rest[3..].Split('|')[0]
            : rest.StartsWith("b__", StringComparison.Ordinal) ? $"{name[1..close]}.lambda"
            : name[1..close];
    }
}
