using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Galactic.Cli.Commands;
using Galactic.Experiments;

namespace Galactic.Cli;

/// <summary>The galactic command: parses, runs, and turns failures into one clear line and an exit code.</summary>
public static class CommandLine
{
    /// <summary>Runs the command line.</summary>
    /// <returns>0 done, 1 failed, 2 wrong command line.</returns>
    public static async Task<int> InvokeAsync(string[] args)
    {
        RootCommand root = new("Galactic: robot rearrangement in homes at extreme speed.")
        {
            RunCommand.Create(),
            TrainCommand.Create(),
            EvalCommand.Create(),
            BenchCommand.Create(),
            RenderCommand.Create(),
            ReplayCommand.Create(),
            ScenesCommand.Create(),
            RobotCommand.Create(),
            CacheCommand.Create(),
            DoctorCommand.Create(),
        };
        SharedOptions.AddTo(root);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Reject(parsed);
        }

        using CancellationTokenSource interrupt = new();
        using PosixSignalRegistration ctrlC = StopOn(PosixSignal.SIGINT, interrupt);
        using PosixSignalRegistration termination = StopOn(PosixSignal.SIGTERM, interrupt);
        try
        {
            InvocationConfiguration configuration = new()
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, interrupt.Token);
        }
        catch (UsageException wrong)
        {
            Console.Error.WriteLine($"galactic: {Failures.Line(wrong.Message)}");
            return 2;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            Console.Error.WriteLine("galactic: interrupted");
            return 1;
        }
        catch (Exception failure) when (Environment.GetEnvironmentVariable("GALACTIC_TRACE") is null)
        {
            Console.Error.WriteLine($"galactic: {Failures.Describe(failure)}");
            return 1;
        }
    }

    /// <summary>The first signal asks the command to end in good order; a second one ends the process.</summary>
    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource interrupt) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = !interrupt.IsCancellationRequested;
            interrupt.Cancel();
        });

    private static int Reject(ParseResult parsed)
    {
        foreach (ParseError error in parsed.Errors)
        {
            Console.Error.WriteLine($"galactic: {ParseProblem.Describe(error)}");
        }

        Command command = parsed.CommandResult.Command;
        foreach (string token in parsed.UnmatchedTokens)
        {
            IEnumerable<string> names = token.StartsWith('-')
                ? command.Options.Concat(SharedOptions.All).SelectMany(o => o.Aliases.Append(o.Name))
                : command.Subcommands.Select(c => c.Name);
            if (Nearest.Of(token, names) is string near)
            {
                Console.Error.WriteLine($"galactic: did you mean '{near}'?");
            }
        }

        Console.Error.WriteLine($"galactic: see '{FullName(command)} --help'");
        return 2;
    }

    private static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{FullName(parent)} {command.Name}" : "galactic";
}
