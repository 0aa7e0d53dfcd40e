import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { TonightPage } from "./tonightPage";

new LivePage(new TonightPage()).start();
