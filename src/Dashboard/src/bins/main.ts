import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { BinsPage } from "./binsPage";

new LivePage(new BinsPage()).start();
